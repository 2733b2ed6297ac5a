package org.rollcall.telephony.rtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.rollcall.sound.Sound;

/** One call's media: sends on the pacer's tick, receives on the engine's selector. Any number of threads. */
public final class RtpStream implements AutoCloseable {
    private static final int BUFFER = 2_048;
    private static final int REORDER_DEPTH = 4;
    private static final long REPORT_NANOS = 5_000_000_000L;
    private static final System.Logger LOG = System.getLogger(RtpStream.class.getName());

    private final RtpEngine engine;
    private final PortPair ports;
    private final Ears ears;
    private final Transmitter transmitter = new Transmitter();
    private final ByteBuffer out = ByteBuffer.allocate(BUFFER);
    private final Reception reception = new Reception();
    private final DigitReader digits = new DigitReader();
    private final InBandKeys inBand = new InBandKeys();
    private final Reorder reorder = new Reorder(REORDER_DEPTH, this::ordered);
    private volatile @Nullable MediaTerms terms;
    private volatile @Nullable InetSocketAddress learnt;
    private volatile long lastHeard;
    private volatile boolean sawEvents;
    private volatile boolean closed;
    private volatile @Nullable Srtp encrypting;
    private volatile @Nullable Srtp decrypting;
    private @Nullable Recording recording;
    private long nextReport;
    private long packetsReported;

    RtpStream(RtpEngine engine, PortPair ports, Ears ears) {
        this.engine = engine;
        this.ports = ports;
        this.ears = ears;
    }

    /** The local RTP port. */
    public int port() {
        return ports.port();
    }

    /** Starts with these terms, or goes on with changed ones. */
    public void agree(MediaTerms agreed) {
        MediaTerms before = terms;
        boolean first = before == null;
        if (before == null || !before.remote().equals(agreed.remote())) {
            learnt = null;
        }
        if (before == null || !before.ours().equals(agreed.ours())) {
            encrypting = agreed.ours().map(keys -> new Srtp(keys, true)).orElse(null);
        }
        if (before == null || !before.theirs().equals(agreed.theirs())) {
            decrypting = agreed.theirs().map(keys -> new Srtp(keys, false)).orElse(null);
        }
        terms = agreed;
        lastHeard = System.nanoTime();
        if (first) {
            nextReport = System.nanoTime() + REPORT_NANOS / 10;
            engine.started(this);
        }
    }

    /** The terms agreed; throws IllegalStateException before there are any. */
    public MediaTerms terms() {
        MediaTerms now = terms;
        if (now == null) {
            throw new IllegalStateException("Nothing has been agreed on for this call's audio yet.");
        }
        return now;
    }

    /** Plays a sound of any rate from now; {@code whenOver} runs after its last packet or when it is stopped. */
    public Playback play(Sound sound, Runnable whenOver) {
        return transmitter.play(sound, terms().codec(), whenOver);
    }

    /** Stops a sound if it still plays. */
    public void stop(Playback playback) {
        transmitter.stop(playback);
    }

    /** Sends a key as telephone event; {@code whenOver} runs after it. */
    public void press(char key, Runnable whenOver) {
        transmitter.press(Keypad.event(key), whenOver);
    }

    /** Whether the other side has sent keys as telephone events. */
    public boolean sawEvents() {
        return sawEvents;
    }

    /** From now on the recording takes what is heard; null for none. */
    public void record(@Nullable Recording next) {
        synchronized (reorder) {
            recording = next;
        }
    }

    /** Lets packets that still wait for missing ones go into the recording. */
    public void flush() {
        synchronized (reorder) {
            reorder.flush();
        }
    }

    void tick() {
        MediaTerms now = terms;
        if (now == null || closed) {
            return;
        }
        out.clear();
        if (transmitter.tick(now, out)) {
            send(ports.rtp(), out.flip(), target(now), false);
            engine.counters().sent();
        }
    }

    private InetSocketAddress target(MediaTerms now) {
        InetSocketAddress seen = learnt;
        return seen == null ? now.remote() : seen;
    }

    private void send(DatagramChannel channel, ByteBuffer packet, InetSocketAddress to, boolean rtcp) {
        Srtp encryption = encrypting;
        if (encryption != null && !encryption.pass(packet, rtcp)) {
            engine.counters().sendFailed();
            return;
        }
        try {
            channel.send(packet, to);
        } catch (IOException e) {
            engine.counters().sendFailed();
            LOG.log(System.Logger.Level.DEBUG, "an RTP packet could not be sent", e);
        }
    }

    /** Reads all datagrams that wait on one of the two channels. */
    void readable(DatagramChannel channel, ByteBuffer in) throws IOException {
        for (int i = 0; i < 50; i++) {
            in.clear();
            InetSocketAddress from = (InetSocketAddress) channel.receive(in);
            if (from == null) {
                return;
            }
            in.flip();
            received(from, in);
        }
    }

    private void received(InetSocketAddress from, ByteBuffer in) {
        MediaTerms now = terms;
        if (now == null || !now.sources().contains(from.getAddress())) {
            engine.counters().stray();
            return;
        }
        boolean rtcp = Rtcp.is(in);
        Srtp decryption = decrypting;
        if (decryption != null && !decryption.pass(in, rtcp)) {
            engine.counters().malformed();
            return;
        }
        if (rtcp) {
            lastHeard = System.nanoTime();
            synchronized (reorder) {
                Rtcp.read(in, reception, lastHeard);
            }
            return;
        }
        RtpPacket packet = RtpPacket.read(in).orElse(null);
        if (packet == null) {
            engine.counters().malformed();
            return;
        }
        InetSocketAddress peer = learnt;
        if (peer == null || quietFor(Duration.ofSeconds(1))) {
            learnt = from;
        } else if (!peer.equals(from)) {
            engine.counters().stray();
            return;
        }
        take(now, packet);
    }

    private void take(MediaTerms now, RtpPacket packet) {
        lastHeard = System.nanoTime();
        engine.counters().received();
        synchronized (reorder) {
            reception.packet(packet, lastHeard);
            if (now.events().isPresent() && packet.payloadType() == now.events().getAsInt()) {
                sawEvents = true;
                digits.read(packet).filter(inBand::otherWay).ifPresent(ears::key);
            }
            reorder.accept(packet);
        }
    }

    private void ordered(RtpPacket packet) {
        Codec codec = Codec.ofPayloadType(packet.payloadType()).orElse(null);
        if (codec == null) {
            return;
        }
        Recording now = recording;
        if (now != null) {
            now.add(packet.payload(), codec.law(), packet.timestamp());
        }
        MediaTerms agreed = terms;
        if (agreed != null && agreed.events().isEmpty()) {
            inBand.read(packet, codec).ifPresent(ears::key);
        }
    }

    /** A key came by signalling; answers whether it is new or was heard in the sound already. */
    public boolean signalled(char key) {
        synchronized (reorder) {
            return inBand.otherWay(key);
        }
    }

    private boolean quietFor(Duration time) {
        return System.nanoTime() - lastHeard > time.toNanos();
    }

    /** Once in half a second: reports, and tells when the other side has gone quiet. */
    void check(Duration deadAfter, String cname, InstantSource clock, ByteBuffer buffer) {
        MediaTerms now = terms;
        if (now == null || closed) {
            return;
        }
        if (now.receive() && quietFor(deadAfter)) {
            ears.silentFor(deadAfter);
        }
        if (System.nanoTime() - nextReport > 0) {
            nextReport = System.nanoTime() + REPORT_NANOS;
            buffer.clear();
            boolean sending = transmitter.packets() > packetsReported;
            packetsReported = transmitter.packets();
            synchronized (reorder) {
                Rtcp.write(buffer, transmitter, sending, reception, cname, clock.instant(), System.nanoTime());
            }
            InetSocketAddress rtp = target(now);
            InetAddress host = rtp.getAddress();
            send(ports.rtcp(), buffer.flip(), new InetSocketAddress(host, rtp.getPort() + 1), true);
        }
    }

    PortPair ports() {
        return ports;
    }

    /** Packets lost on the way here, as far as known. */
    public long lost() {
        synchronized (reorder) {
            return reception.lost();
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            engine.ended(this);
            ports.close();
        }
    }
}
