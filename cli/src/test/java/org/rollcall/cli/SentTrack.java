package org.rollcall.cli;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import org.rollcall.track.Fix;
import org.rollcall.track.wire.TeltonikaCodec;
import org.rollcall.track.wire.TeltonikaEncoder;

/** Fixes as a Teltonika tracker sends what it kept, a hundred a packet, each packet acknowledged before the next. */
final class SentTrack {
    private static final int A_PACKET = 100;

    private SentTrack() {}

    static void send(InetSocketAddress gateway, String imei, List<Fix> fixes) throws IOException {
        var encoder = new TeltonikaEncoder(TeltonikaCodec.CODEC_8_EXTENDED);
        try (var socket = new Socket(gateway.getAddress(), gateway.getPort())) {
            var in = new DataInputStream(socket.getInputStream());
            socket.getOutputStream().write(TeltonikaEncoder.login(imei));
            in.readByte();
            for (int from = 0; from < fixes.size(); from += A_PACKET) {
                socket.getOutputStream()
                        .write(encoder.packet(fixes.subList(from, Math.min(fixes.size(), from + A_PACKET))));
                in.readInt();
            }
        }
    }
}
