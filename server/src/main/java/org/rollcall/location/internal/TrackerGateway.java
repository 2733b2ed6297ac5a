package org.rollcall.location.internal;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import jakarta.annotation.PreDestroy;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.rollcall.location.TrackerAddress;
import org.rollcall.track.wire.Teltonika;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The TCP port of the trackers. If the port is taken it goes on trying, and the time counts as an outage. */
@Component
class TrackerGateway implements SmartLifecycle, TrackerAddress {
    private static final Logger LOG = LoggerFactory.getLogger(TrackerGateway.class);
    private static final int PHASE = FixStore.PHASE + 1_000;
    private static final int READ_AT_ONCE = 4 * 1024;

    private final TrackerSettings settings;
    private final FixStore store;
    private final WaitingConnections waiting;
    private final GatewayCounts counts;
    private final GatewayOutages outages;
    private final Clock clock;
    private @Nullable EventLoopGroup loops;
    private volatile @Nullable Channel server;
    private @Nullable Instant unbound;
    private volatile boolean running;

    TrackerGateway(
            TrackerSettings settings,
            FixStore store,
            WaitingConnections waiting,
            GatewayCounts counts,
            GatewayOutages outages,
            Clock clock) {
        this.settings = settings;
        this.store = store;
        this.waiting = waiting;
        this.counts = counts;
        this.outages = outages;
        this.clock = clock;
    }

    @Override
    public Optional<InetSocketAddress> tcp() {
        Channel channel = server;
        return channel == null ? Optional.empty() : Optional.of((InetSocketAddress) channel.localAddress());
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
        if (running && server == null) {
            bind();
        }
    }

    private void bind() {
        var protocol = new Teltonika();
        try {
            server = new ServerBootstrap()
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
                    .childHandler(new ChannelInitializer<SocketChannel>() {
                        @Override
                        protected void initChannel(SocketChannel channel) {
                            channel.pipeline()
                                    .addLast(new IdleStateHandler(
                                            settings.idle().toMillis(), 0, 0, TimeUnit.MILLISECONDS))
                                    .addLast(new TrackerConnection(protocol, store, waiting, counts, settings, clock));
                        }
                    })
                    .bind(settings.address(), settings.port())
                    .syncUninterruptibly()
                    .channel();
            LOG.info("Trackers are taken on {}.", server.localAddress());
            bound();
        } catch (Exception e) {
            // Netty throws what bind failed with, declared or not.
            notBound(e);
        }
    }

    private void bound() {
        if (unbound != null) {
            outages.ended(unbound, "The tracker gateway could not listen on its port.");
            unbound = null;
        }
    }

    private void notBound(Exception e) {
        if (unbound == null) {
            unbound = clock.instant();
            LOG.error(
                    "Trackers cannot be taken on {}:{} ({}). Free the port or set rollcall.trackers.port; trying on.",
                    settings.address(),
                    settings.port(),
                    e.getMessage());
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        if (server != null) {
            server.close().awaitUninterruptibly(2, TimeUnit.SECONDS);
            server = null;
        }
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
