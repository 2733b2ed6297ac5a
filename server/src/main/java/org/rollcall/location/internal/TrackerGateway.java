package org.rollcall.location.internal;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import jakarta.annotation.PreDestroy;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.rollcall.location.TrackerAddress;
import org.rollcall.track.wire.DatagramProtocol;
import org.rollcall.track.wire.TrackerProtocol;
import org.rollcall.track.wire.TrackerProtocols;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The ports of the trackers, one for each protocol that is listened for. If one is taken the gateway goes on trying, and
 * the time counts as an outage.
 */
@Component
class TrackerGateway implements SmartLifecycle, TrackerAddress {
    private static final int PHASE = FixStore.PHASE + 1_000;
    private static final int READ_AT_ONCE = 4 * 1024;
    private static final int LONGEST_PACKET = 16 * 1024;

    private final TrackerSettings settings;
    private final FixEntrance store;
    private final WaitingConnections waiting;
    private final ConnectedTrackers connected;
    private final GatewayCounts counts;
    private final GatewayOutages outages;
    private final Clock clock;
    private final List<TrackerPort> ports;
    private @Nullable EventLoopGroup loops;
    private @Nullable Instant unbound;
    private volatile boolean running;

    TrackerGateway(
            TrackerSettings settings,
            FixEntrance store,
            WaitingConnections waiting,
            ConnectedTrackers connected,
            GatewayCounts counts,
            GatewayOutages outages,
            Clock clock) {
        this.settings = settings;
        this.store = store;
        this.waiting = waiting;
        this.connected = connected;
        this.counts = counts;
        this.outages = outages;
        this.clock = clock;
        this.ports = ports();
    }

    private List<TrackerPort> ports() {
        var all = new ArrayList<TrackerPort>();
        all.add(port(TrackerSettings.DEFAULT, settings.port()));
        settings.listen().forEach((protocol, number) -> all.add(port(protocol, number)));
        return List.copyOf(all);
    }

    private TrackerPort port(String name, int number) {
        var wanted = new InetSocketAddress(settings.address(), number);
        TrackerProtocol stream = TrackerProtocols.named(name);
        DatagramProtocol datagrams = TrackerProtocols.datagramsNamed(name);
        if (stream != null) {
            return new TrackerPort(name, wanted, at -> connections(stream, at));
        }
        if (datagrams != null) {
            return new TrackerPort(name, wanted, at -> packets(datagrams, at));
        }
        throw new IllegalArgumentException("There is no protocol " + name + ".");
    }

    @Override
    public Optional<InetSocketAddress> of(String protocol) {
        return ports.stream()
                .filter(port -> port.protocol().equals(protocol))
                .findFirst()
                .flatMap(TrackerPort::address);
    }

    @Override
    public synchronized void start() {
        if (loops == null) {
            loops = new MultiThreadIoEventLoopGroup(
                    1, new DefaultThreadFactory("tracker-gateway", true), NioIoHandler.newFactory());
        }
        running = true;
        bind();
    }

    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    synchronized void bindIfNotBound() {
        if (running) {
            bind();
        }
    }

    private void bind() {
        long closed = ports.stream().filter(port -> !port.open()).count();
        if (closed > 0 && unbound == null) {
            unbound = clock.instant();
        } else if (closed == 0 && unbound != null) {
            outages.ended(unbound, "The tracker gateway could not listen on its port.");
            unbound = null;
        }
    }

    private ChannelFuture connections(TrackerProtocol protocol, InetSocketAddress at) {
        return new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 1024)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(
                        ChannelOption.RECVBUF_ALLOCATOR,
                        new FixedRecvByteBufAllocator(READ_AT_ONCE).maxMessagesPerRead(1))
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(new IdleStateHandler(settings.idle().toMillis(), 0, 0, TimeUnit.MILLISECONDS))
                                .addLast(new TrackerConnection(
                                        protocol, store, waiting, connected, counts, settings, clock));
                    }
                })
                .bind(at);
    }

    private ChannelFuture packets(DatagramProtocol protocol, InetSocketAddress at) {
        return new Bootstrap()
                .group(loops)
                .channel(NioDatagramChannel.class)
                .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(LONGEST_PACKET))
                .handler(new TrackerPackets(protocol, store, counts, clock))
                .bind(at);
    }

    @Override
    public synchronized void stop() {
        running = false;
        ports.forEach(TrackerPort::close);
    }

    /** The connections end after the store has answered what it held. */
    @PreDestroy
    void end() {
        if (loops != null) {
            loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(3, TimeUnit.SECONDS);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
