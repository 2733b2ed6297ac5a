package org.rollcall.location;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import org.rollcall.track.Fix;
import org.rollcall.track.wire.TeltonikaCodec;
import org.rollcall.track.wire.TeltonikaEncoder;

/** A Teltonika tracker on a plain socket. */
public final class RawTracker implements AutoCloseable {
    private final Socket socket = new Socket();
    private final TeltonikaEncoder encoder;
    private final DataInputStream in;

    public RawTracker(InetSocketAddress address, TeltonikaCodec codec) throws IOException {
        encoder = new TeltonikaEncoder(codec);
        socket.connect(address);
        socket.setSoTimeout(30_000);
        in = new DataInputStream(socket.getInputStream());
    }

    public static RawTracker signedIn(InetSocketAddress address, String imei) throws IOException {
        var tracker = new RawTracker(address, TeltonikaCodec.CODEC_8_EXTENDED);
        tracker.login(imei);
        return tracker;
    }

    /** The answer to the IMEI: 1 or 0. */
    int login(String imei) throws IOException {
        write(TeltonikaEncoder.login(imei));
        return in.readUnsignedByte();
    }

    /** Sends one packet and waits for its answer, the number of records accepted. */
    public int send(List<Fix> fixes) throws IOException {
        write(packet(fixes));
        return answer();
    }

    byte[] packet(List<Fix> fixes) {
        return encoder.packet(fixes);
    }

    void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    int answer() throws IOException {
        return in.readInt();
    }

    /** Whether the other side closed the connection, waiting for it. */
    boolean closed() {
        try {
            return in.read() < 0;
        } catch (IOException e) {
            return socket.isConnected() && !(e instanceof java.net.SocketTimeoutException);
        }
    }

    void readTimeout(int millis) throws IOException {
        socket.setSoTimeout(millis);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
