package org.rollcall.simulator;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.rollcall.track.Fix;
import org.rollcall.track.wire.TeltonikaCodec;
import org.rollcall.track.wire.TeltonikaEncoder;

/**
 * Many trackers at once over the real protocol (Teltonika Codec 8 Extended, TCP), each sending its next frame as soon as
 * the last one was acknowledged, or at a fixed interval. Remembers what was acknowledged, so that after a crash one can count what must be there:
 * a tracker's fix number n is always the same fix.
 */
public final class TrackerLoad {
    private static final int LATENCIES_KEPT = 2_000_000;

    private final InetSocketAddress gateway;
    private final Instant begin;
    private final int fixesAFrame;
    private final Map<String, Integer> acknowledged = new LinkedHashMap<>();
    private final TeltonikaEncoder encoder = new TeltonikaEncoder(TeltonikaCodec.CODEC_8_EXTENDED);
    private long[] latencies = new long[1024];
    private int measured;
    private volatile long frames;
    private long intervalNanos;
    private final PriorityQueue<Tracker> idle = new PriorityQueue<>(Comparator.comparingLong(tracker -> tracker.due));

    /**
     * For these trackers, which must be in the stock.
     *
     * @param begin the time of each tracker's first fix; one follows every second
     */
    public TrackerLoad(InetSocketAddress gateway, List<String> imeis, Instant begin, int fixesAFrame) {
        this.gateway = gateway;
        this.begin = begin;
        this.fixesAFrame = fixesAFrame;
        imeis.forEach(imei -> acknowledged.put(imei, 0));
    }

    /** The same trackers and what was acknowledged so far, at another address (the gateway after a restart). */
    public TrackerLoad at(InetSocketAddress other) {
        var load = new TrackerLoad(other, List.copyOf(acknowledged.keySet()), begin, fixesAFrame);
        load.acknowledged.putAll(acknowledged);
        return load;
    }

    /**
     * Each tracker sends a frame in this time, one after the other. What was due and could not be sent, since the last was
     * not acknowledged yet, counts from when it was due.
     */
    public TrackerLoad every(Duration interval) {
        intervalNanos = interval.toNanos();
        return this;
    }

    /** How many fixes of each tracker were acknowledged: its fixes 0 up to that number, exclusive, must be stored. */
    public Map<String, Integer> acknowledged() {
        return Map.copyOf(acknowledged);
    }

    /** How many fixes of all trackers were acknowledged. */
    public long fixes() {
        return acknowledged.values().stream().mapToLong(Integer::longValue).sum();
    }

    /** Frames acknowledged since the beginning; may be asked while it runs. */
    public long frames() {
        return frames;
    }

    /** Time from sending a frame to its acknowledgement that this share of the frames did not exceed. */
    public Duration latency(double share) {
        long[] sorted = Arrays.copyOf(latencies, measured);
        Arrays.sort(sorted);
        return measured == 0
                ? Duration.ZERO
                : Duration.ofNanos(sorted[(int) Math.min(measured - 1L, Math.round(share * measured))]);
    }

    private static final class Tracker {
        private final String imei;
        private final ByteBuffer in = ByteBuffer.allocate(4);
        private ByteBuffer out = ByteBuffer.allocate(0);
        private boolean known;
        private long sent;
        private long due;
        private @Nullable SelectionKey key;

        Tracker(String imei) {
            this.imei = imei;
            in.limit(1);
        }
    }

    /**
     * Connects all and sends until the time is over or the gateway goes away.
     *
     * @return how long it sent
     */
    public Duration run(Duration time) throws IOException {
        List<SocketChannel> channels = new ArrayList<>();
        try (Selector selector = Selector.open()) {
            for (String imei : acknowledged.keySet()) {
                SocketChannel channel = SocketChannel.open(gateway);
                channels.add(channel);
                channel.configureBlocking(false);
                channel.setOption(java.net.StandardSocketOptions.TCP_NODELAY, true);
                var tracker = new Tracker(imei);
                tracker.out = ByteBuffer.wrap(TeltonikaEncoder.login(imei));
                send(tracker, channel);
                tracker.key = channel.register(selector, SelectionKey.OP_READ, tracker);
                tracker.due = intervalNanos * channels.size() / acknowledged.size();
            }
            long from = System.nanoTime();
            selector.keys().forEach(key -> ((Tracker) key.attachment()).due += from);
            long end = from + time.toNanos();
            while (System.nanoTime() < end && !selector.keys().isEmpty()) {
                selector.select(key -> ready(key, end), intervalNanos == 0 ? 200 : 1);
                sendDue(end);
            }
            return Duration.ofNanos(System.nanoTime() - from);
        } finally {
            for (SocketChannel channel : channels) {
                channel.close();
            }
        }
    }

    private void ready(SelectionKey key, long end) {
        var tracker = (Tracker) key.attachment();
        var channel = (SocketChannel) key.channel();
        try {
            if (key.isWritable()) {
                send(tracker, channel);
                key.interestOps(SelectionKey.OP_READ);
            }
            if (key.isReadable() && !receive(tracker, channel)) {
                key.cancel();
            } else if (!tracker.in.hasRemaining()) {
                answered(tracker);
                if (intervalNanos > 0) {
                    idle.add(tracker);
                } else if (System.nanoTime() < end) {
                    tracker.due = System.nanoTime();
                    next(tracker, channel, key);
                }
            }
        } catch (IOException e) {
            key.cancel();
        }
    }

    private void sendDue(long end) {
        Tracker first = idle.peek();
        while (first != null && first.due <= System.nanoTime() && first.due < end) {
            idle.remove();
            SelectionKey key = Objects.requireNonNull(first.key);
            try {
                next(first, (SocketChannel) key.channel(), key);
            } catch (IOException e) {
                key.cancel();
            }
            first.due += intervalNanos;
            first = idle.peek();
        }
    }

    private static boolean receive(Tracker tracker, SocketChannel channel) throws IOException {
        return channel.read(tracker.in) >= 0;
    }

    private void answered(Tracker tracker) throws IOException {
        tracker.in.flip();
        if (!tracker.known) {
            tracker.known = true;
            if (tracker.in.get() != 1) {
                throw new IOException("Tracker " + tracker.imei + " was not accepted.");
            }
        } else {
            int accepted = tracker.in.getInt();
            acknowledged.merge(tracker.imei, accepted, Integer::sum);
            frames = frames + 1;
            remember(System.nanoTime() - tracker.sent);
        }
        tracker.in.clear();
    }

    private void remember(long nanos) {
        if (measured == latencies.length && measured < LATENCIES_KEPT) {
            latencies = Arrays.copyOf(latencies, measured * 2);
        }
        if (measured < latencies.length) {
            latencies[measured++] = nanos;
        }
    }

    private void next(Tracker tracker, SocketChannel channel, SelectionKey key) throws IOException {
        int first = acknowledged.getOrDefault(tracker.imei, 0);
        List<Fix> fixes = new ArrayList<>(fixesAFrame);
        for (int i = 0; i < fixesAFrame; i++) {
            fixes.add(fix(tracker.imei, first + i));
        }
        tracker.out = ByteBuffer.wrap(encoder.packet(fixes));
        tracker.sent = tracker.due;
        send(tracker, channel);
        if (tracker.out.hasRemaining()) {
            key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        }
    }

    private static void send(Tracker tracker, SocketChannel channel) throws IOException {
        channel.write(tracker.out);
    }

    /** The fix of that number: a slow walk with the elements a tracker usually sends. */
    private Fix fix(String imei, int number) {
        double start = (imei.hashCode() & 0xFFFF) / 65_536.0;
        return Fix.at(begin.plusSeconds(number), 29.5 + start + number * 1e-6, -95.5 + start)
                .speed(1 + number % 3)
                .course(number % 360)
                .altitude(12)
                .satellites(7 + number % 5)
                .extra("io239", 1)
                .extra("io240", number % 2)
                .extra("io21", 4)
                .extra("io66", 12_400 + number % 50)
                .build();
    }
}
