package org.rollcall.telephony.rtp;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import org.jitsi.srtp.SrtcpCryptoContext;
import org.jitsi.srtp.SrtpContextFactory;
import org.jitsi.srtp.SrtpCryptoContext;
import org.jitsi.srtp.SrtpErrorStatus;
import org.jitsi.srtp.SrtpPolicy;
import org.jitsi.srtp.crypto.Aes;
import org.jitsi.utils.ByteArrayBuffer;
import org.jitsi.utils.logging2.Logger;
import org.jitsi.utils.logging2.LoggerImpl;

/**
 * One direction's encryption (RFC 3711). Sending and receiving have an object each, used by one thread at a time; a source
 * that appears gets its own context, up to a few.
 */
final class Srtp {
    private static final int MOST_SOURCES = 8;
    private static final int RTCP_TAG = 10;
    private static final Logger SILENT = new LoggerImpl(Srtp.class.getName(), java.util.logging.Level.OFF);

    private final SrtpContextFactory factory;
    private final boolean sending;
    private final Map<Integer, SrtpCryptoContext> media = new HashMap<>();
    private final Map<Integer, SrtcpCryptoContext> control = new HashMap<>();

    static {
        // Otherwise the library measures every provider it finds, for seconds, at the first call.
        Aes.setFactoryClassName("org.jitsi.srtp.crypto.Aes$SunJCECipherFactory");
    }

    Srtp(SrtpKeys keys, boolean sending) {
        this.sending = sending;
        this.factory = new SrtpContextFactory(
                sending, keys.key(), keys.salt(), policy(keys.authenticationBytes()), policy(RTCP_TAG), SILENT);
    }

    /** Loads and compiles what encryption needs, so that a first call does not wait for it. */
    static void warmUp() {
        SrtpKeys keys = SrtpKeys.fresh(1, SrtpKeys.PREFERRED);
        Srtp sender = new Srtp(keys, true);
        Srtp receiver = new Srtp(keys, false);
        ByteBuffer packet = ByteBuffer.allocate(256);
        for (int i = 0; i < 300; i++) {
            packet.clear();
            new RtpPacket(false, 0, i, i * 160, 1, new byte[160]).write(packet);
            packet.flip();
            if (!sender.pass(packet, false) || !receiver.pass(packet, false)) {
                throw new IllegalStateException("SRTP does not work on this machine.");
            }
        }
    }

    private static SrtpPolicy policy(int tag) {
        return new SrtpPolicy(SrtpPolicy.AESCM_ENCRYPTION, 16, SrtpPolicy.HMACSHA1_AUTHENTICATION, 20, tag, 14);
    }

    /** Encrypts or decrypts a packet in place, from position 0 to the limit; false when it must be dropped. */
    synchronized boolean pass(ByteBuffer packet, boolean rtcp) {
        int source = packet.remaining() < 12 ? 0 : packet.getInt(rtcp ? 4 : 8);
        Region region = new Region(packet);
        try {
            SrtpErrorStatus status = rtcp ? control(source, region) : media(source, region);
            packet.limit(region.getLength());
            return status == SrtpErrorStatus.OK;
        } catch (GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }

    private SrtpErrorStatus media(int source, Region region) throws GeneralSecurityException {
        SrtpCryptoContext context = media.get(source);
        if (context == null) {
            if (media.size() >= MOST_SOURCES) {
                return SrtpErrorStatus.FAIL;
            }
            context = factory.deriveContext(source, 0);
        }
        SrtpErrorStatus status =
                sending ? context.transformPacket(region) : context.reverseTransformPacket(region, false);
        if (status == SrtpErrorStatus.OK) {
            media.put(source, context);
        }
        return status;
    }

    private SrtpErrorStatus control(int source, Region region) throws GeneralSecurityException {
        SrtcpCryptoContext context = control.get(source);
        if (context == null) {
            if (control.size() >= MOST_SOURCES) {
                return SrtpErrorStatus.FAIL;
            }
            context = factory.deriveControlContext(source);
        }
        SrtpErrorStatus status = sending ? context.transformPacket(region) : context.reverseTransformPacket(region);
        if (status == SrtpErrorStatus.OK) {
            control.put(source, context);
        }
        return status;
    }

    /** A heap buffer as the library wants to see it. */
    private static final class Region implements ByteArrayBuffer {
        private final byte[] array;
        private int length;

        Region(ByteBuffer packet) {
            array = packet.array();
            length = packet.limit();
            packet.limit(packet.capacity());
        }

        @Override
        public byte[] getBuffer() {
            return array;
        }

        @Override
        public int getOffset() {
            return 0;
        }

        @Override
        public int getLength() {
            return length;
        }

        @Override
        public void setLength(int length) {
            this.length = length;
        }

        @Override
        public void setOffset(int offset) {
            if (offset != 0) {
                throw new UnsupportedOperationException("The packet begins at the buffer's beginning.");
            }
        }

        @Override
        public boolean isInvalid() {
            return false;
        }

        @Override
        public void readRegionToBuff(int from, int count, byte[] out) {
            System.arraycopy(array, from, out, 0, count);
        }

        @Override
        public void grow(int by) {
            if (length + by > array.length) {
                throw new IllegalStateException("The packet is too long to be encrypted.");
            }
        }

        @Override
        public void append(byte[] data, int count) {
            grow(count);
            System.arraycopy(data, 0, array, length, count);
            length += count;
        }

        @Override
        public void shrink(int by) {
            length -= by;
        }
    }
}
