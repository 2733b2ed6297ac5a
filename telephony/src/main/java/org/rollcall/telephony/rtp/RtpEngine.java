package org.rollcall.telephony.rtp;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** All media of a line: one thread that receives, one that sends on the beat. */
public final class RtpEngine implements AutoCloseable {
    private static final int BUFFER = 4_096;
    private static final long CHECK_NANOS = 500_000_000L;
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final System.Logger LOG = System.getLogger(RtpEngine.class.getName());

    private final InetAddress address;
    private final PortRange range;
    private final Duration deadAfter;
    private final InstantSource clock;
    private final String cname;
    private final Selector selector;
    private final Pacer pacer;
    private final RtpCounters counters = new RtpCounters();
    private final Set<RtpStream> streams = ConcurrentHashMap.newKeySet();
    private volatile boolean running = true;

    /** Binds streams to this address and range; a stream that hears nothing for {@code deadAfter} says so. */
    public RtpEngine(InetAddress address, PortRange range, Duration deadAfter, InstantSource clock) throws IOException {
        this.address = address;
        this.range = range;
        this.deadAfter = deadAfter;
        this.clock = clock;
        this.cname = "rollcall@" + address.getHostAddress();
        this.selector = Selector.open();
        int number = NUMBER.incrementAndGet();
        this.pacer = new Pacer("rtp-pacer-" + number);
        Thread.ofPlatform().name("rtp-receiver-" + number).daemon().start(this::run);
    }

    /** A stream on a free pair of ports. Throws IOException when none is left. */
    public RtpStream open(Ears ears) throws IOException {
        return new RtpStream(this, PortPair.bind(address, range), ears);
    }

    /** Makes encryption ready before the first call needs it. */
    public void prepareEncryption() {
        Srtp.warmUp();
    }

    /** What went over all streams. */
    public RtpCounters counters() {
        return counters;
    }

    /** How late packets were sent against their schedule. */
    public Latencies lateness() {
        return pacer.lateness();
    }

    void started(RtpStream stream) {
        streams.add(stream);
        try {
            stream.ports().rtp().register(selector, SelectionKey.OP_READ, stream);
            stream.ports().rtcp().register(selector, SelectionKey.OP_READ, stream);
            selector.wakeup();
        } catch (ClosedChannelException e) {
            LOG.log(System.Logger.Level.DEBUG, "a stream was closed before it started", e);
        }
        pacer.add(stream);
    }

    void ended(RtpStream stream) {
        pacer.remove(stream);
        streams.remove(stream);
    }

    private void run() {
        ByteBuffer in = ByteBuffer.allocate(BUFFER);
        ByteBuffer out = ByteBuffer.allocate(BUFFER);
        long nextCheck = System.nanoTime();
        while (running) {
            try {
                selector.select(key -> readable(key, in), CHECK_NANOS / 1_000_000);
            } catch (IOException | RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "receiving RTP", e);
            }
            if (System.nanoTime() - nextCheck > 0) {
                nextCheck = System.nanoTime() + CHECK_NANOS;
                streams.forEach(stream -> check(stream, out));
            }
        }
    }

    private void check(RtpStream stream, ByteBuffer out) {
        try {
            stream.check(deadAfter, cname, clock, out);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "checking a stream", e);
        }
    }

    private void readable(SelectionKey key, ByteBuffer in) {
        try {
            if (key.isValid() && key.attachment() instanceof RtpStream stream) {
                stream.readable((DatagramChannel) key.channel(), in);
            }
        } catch (IOException | RuntimeException | LinkageError e) {
            LOG.log(System.Logger.Level.DEBUG, "a datagram could not be read", e);
        }
    }

    @Override
    public void close() {
        running = false;
        pacer.close();
        streams.forEach(RtpStream::close);
        selector.wakeup();
    }
}
