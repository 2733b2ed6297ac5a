package org.rollcall.telephony.rtp;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Sends for every stream once in 20 ms, on an absolute schedule and one thread. The 20 ms are cut into slots of one
 * millisecond; a stream keeps its slot, the emptiest one when it came, so that streams do not all send at once. A late
 * wake-up is made up at once and never shifts the schedule, except after a standstill, which is not replayed.
 */
final class Pacer implements AutoCloseable {
    static final int SLOTS = 20;
    private static final long SLOT_NANOS = 1_000_000;
    private static final long STANDSTILL_NANOS = 200_000_000;

    private static final System.Logger LOG = System.getLogger(Pacer.class.getName());

    private final List<List<RtpStream>> slots = IntStream.range(0, SLOTS)
            .<List<RtpStream>>mapToObj(i -> new CopyOnWriteArrayList<>())
            .toList();
    private final Latencies lateness = new Latencies();
    private final Thread thread;
    private volatile boolean running = true;
    private volatile int streams;

    Pacer(String name) {
        thread = Thread.ofPlatform()
                .name(name)
                .daemon()
                .priority(Thread.MAX_PRIORITY)
                .start(this::run);
    }

    void add(RtpStream stream) {
        synchronized (slots) {
            List<RtpStream> emptiest = slots.getFirst();
            for (List<RtpStream> slot : slots) {
                emptiest = slot.size() < emptiest.size() ? slot : emptiest;
            }
            emptiest.add(stream);
            streams++;
        }
        LockSupport.unpark(thread);
    }

    void remove(RtpStream stream) {
        synchronized (slots) {
            for (List<RtpStream> slot : slots) {
                streams -= slot.remove(stream) ? 1 : 0;
            }
        }
    }

    /** How late packets were sent against the schedule. */
    Latencies lateness() {
        return lateness;
    }

    private void run() {
        long due = System.nanoTime();
        for (int slot = 0; running; slot = (slot + 1) % SLOTS) {
            if (streams == 0) {
                LockSupport.park(this);
                due = System.nanoTime();
            }
            long now = waitUntil(due);
            if (now - due > STANDSTILL_NANOS) {
                due = now;
            }
            for (RtpStream stream : slots.get(slot)) {
                lateness.record(System.nanoTime() - due);
                tick(stream);
            }
            due += SLOT_NANOS;
        }
    }

    /** One stream's failure must not silence the others. */
    private static void tick(RtpStream stream) {
        try {
            stream.tick();
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.ERROR, "a packet could not be sent", e);
        }
    }

    private long waitUntil(long due) {
        long now = System.nanoTime();
        while (running && now < due) {
            LockSupport.parkNanos(due - now);
            now = System.nanoTime();
        }
        return now;
    }

    @Override
    public void close() {
        running = false;
        LockSupport.unpark(thread);
    }
}
