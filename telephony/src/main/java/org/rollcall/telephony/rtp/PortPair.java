package org.rollcall.telephony.rtp;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.ThreadLocalRandom;

/** An RTP channel on an even port and an RTCP channel on the port above it, both non-blocking. */
record PortPair(DatagramChannel rtp, DatagramChannel rtcp, int port) {
    private static final int RECEIVE_BUFFER = 64 * 1024;

    /** Binds a free pair, starting at random. Throws IOException when the whole range is taken. */
    static PortPair bind(InetAddress address, PortRange range) throws IOException {
        int pairs = range.pairs();
        int start = ThreadLocalRandom.current().nextInt(pairs);
        for (int i = 0; i < pairs; i++) {
            int port = range.pair((start + i) % pairs);
            try {
                return bind(address, port);
            } catch (BindException taken) {
                continue;
            }
        }
        throw new BindException("All RTP ports from " + range.first() + " to " + range.last()
                + " are taken; widen the range or lower the number of calls.");
    }

    private static PortPair bind(InetAddress address, int port) throws IOException {
        DatagramChannel rtp = open(address, port);
        try {
            return new PortPair(rtp, open(address, port + 1), port);
        } catch (IOException e) {
            rtp.close();
            throw e;
        }
    }

    private static DatagramChannel open(InetAddress address, int port) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
            return channel.bind(new InetSocketAddress(address, port));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    void close() {
        closeQuietly(rtp);
        closeQuietly(rtcp);
    }

    private static void closeQuietly(DatagramChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            System.getLogger(PortPair.class.getName()).log(System.Logger.Level.DEBUG, "closing an RTP channel", e);
        }
    }
}
