package org.rollcall.location.internal;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.List;
import org.rollcall.track.Fix;
import org.rollcall.track.wire.DatagramProtocol;
import org.rollcall.track.wire.Frame;

/**
 * Reports that come in single packets (UDP). A packet is answered only when what it brought is durable; one that is not
 * answered, because the store has no room, the device sends again.
 */
final class TrackerPackets extends SimpleChannelInboundHandler<DatagramPacket> {
    private final DatagramProtocol protocol;
    private final FixEntrance store;
    private final GatewayCounts counts;
    private final Clock clock;

    TrackerPackets(DatagramProtocol protocol, FixEntrance store, GatewayCounts counts, Clock clock) {
        this.protocol = protocol;
        this.store = store;
        this.counts = counts;
        this.clock = clock;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
        if (!store.hasRoom()) {
            counts.refused.increment();
            return;
        }
        for (Frame frame : protocol.receive(packet.content().nioBuffer())) {
            take(context, packet.sender(), frame);
        }
    }

    private void take(ChannelHandlerContext context, InetSocketAddress sender, Frame frame) {
        counts.frames.increment();
        switch (frame) {
            case Frame.Fixes fixes -> submit(context, sender, fixes.device(), fixes.fixes(), frame);
            case Frame.Status status ->
                submit(context, sender, status.device(), List.of(StatusFix.of(status, clock.instant())), frame);
            case Frame.Login _, Frame.Answer _, Frame.KeepAlive _ ->
                answer(context, sender, frame.reply().accepted());
            case Frame.Unreadable bad -> {
                counts.unreadable.increment();
                answer(context, sender, bad.reply().refused());
            }
        }
    }

    private void submit(
            ChannelHandlerContext context, InetSocketAddress sender, String device, List<Fix> fixes, Frame frame) {
        store.submit(new Arrival(device, protocol.name(), fixes, fate -> {
            if (fate == Arrival.Fate.STORED) {
                answer(context, sender, frame.reply().accepted());
            } else {
                counts.refused.increment();
                answer(context, sender, frame.reply().refused());
            }
        }));
    }

    private static void answer(ChannelHandlerContext context, InetSocketAddress sender, ByteBuffer bytes) {
        if (bytes.hasRemaining()) {
            context.writeAndFlush(new DatagramPacket(Unpooled.wrappedBuffer(bytes), sender));
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // One bad packet, or an answer that could not be sent, closes no port.
        counts.unreadable.increment();
    }
}
