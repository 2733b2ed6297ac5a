package org.rollcall.simulator;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import org.rollcall.track.Fix;
import org.rollcall.track.wire.TeltonikaCodec;
import org.rollcall.track.wire.TeltonikaEncoder;

/** A tracker that speaks Teltonika over TCP and knows a fix as sent only once it was acknowledged. */
public final class SyntheticTracker implements AutoCloseable {
    private static final int TIMEOUT_MS = 30_000;

    private final Socket socket;
    private final OutputStream out;
    private final DataInputStream in;
    private final TeltonikaEncoder encoder;

    private SyntheticTracker(Socket socket, TeltonikaCodec codec) throws IOException {
        this.socket = socket;
        this.out = socket.getOutputStream();
        this.in = new DataInputStream(socket.getInputStream());
        this.encoder = new TeltonikaEncoder(codec);
    }

    /**
     * Connects and says its number.
     *
     * @throws IOException if it is not accepted
     */
    public static SyntheticTracker connect(InetSocketAddress gateway, String imei, TeltonikaCodec codec)
            throws IOException {
        var socket = new Socket();
        try {
            socket.connect(gateway, TIMEOUT_MS);
            socket.setSoTimeout(TIMEOUT_MS);
            socket.setTcpNoDelay(true);
            var tracker = new SyntheticTracker(socket, codec);
            tracker.out.write(TeltonikaEncoder.login(imei));
            tracker.out.flush();
            if (tracker.in.readByte() != 1) {
                throw new IOException("The gateway did not accept tracker " + imei + ".");
            }
            return tracker;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Sends a frame of 1 to 255 fixes and waits for its acknowledgement; the number of fixes acknowledged. */
    public int send(List<Fix> fixes) throws IOException {
        out.write(encoder.packet(fixes));
        out.flush();
        return in.readInt();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
