package org.rollcall.location.internal;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.timeout.IdleStateEvent;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.rollcall.track.Fix;
import org.rollcall.track.wire.Frame;
import org.rollcall.track.wire.Session;
import org.rollcall.track.wire.TrackerProtocol;

/**
 * One tracker's connection. Reads on only when everything read before is answered and the store has room, so a device
 * that sends faster than it is stored waits in its own socket. Answers leave in the order of the frames.
 */
final class TrackerConnection extends SimpleChannelInboundHandler<ByteBuf> implements ConnectedTrackers.Line {
    private static final int MOST_UNREADABLE = 5;
    /** In which H02 puts what a position answers to. */
    private static final String ANSWER = "answer";

    private final TrackerProtocol protocol;
    private final Session session;
    private final FixEntrance store;
    private final WaitingConnections waiting;
    private final ConnectedTrackers connected;
    private final GatewayCounts counts;
    private final TrackerSettings settings;
    private final Clock clock;
    private final Deque<Answer> answers = new ArrayDeque<>();
    private String device = "";
    private @Nullable ChannelHandlerContext context;
    private boolean named;
    private boolean closing;
    private boolean reading;
    private int unreadable;

    private static final class Answer {
        private @Nullable ByteBuffer bytes;
    }

    TrackerConnection(
            TrackerProtocol protocol,
            FixEntrance store,
            WaitingConnections waiting,
            ConnectedTrackers connected,
            GatewayCounts counts,
            TrackerSettings settings,
            Clock clock) {
        this.protocol = protocol;
        this.session = protocol.open();
        this.store = store;
        this.waiting = waiting;
        this.connected = connected;
        this.counts = counts;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        if (counts.connections.incrementAndGet() > settings.connections()) {
            counts.turnedAway.increment();
            context.close();
            return;
        }
        context.executor()
                .schedule(
                        () -> {
                            if (!named && reading) {
                                context.close();
                            }
                        },
                        settings.login().toMillis(),
                        TimeUnit.MILLISECONDS);
        readOn(context);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        counts.connections.decrementAndGet();
        if (!device.isEmpty()) {
            connected.gone(device, this);
        }
    }

    @Override
    public TrackerProtocol protocol() {
        return protocol;
    }

    @Override
    public void send(byte[] bytes) {
        ChannelHandlerContext open = context;
        if (open != null) {
            open.writeAndFlush(Unpooled.wrappedBuffer(bytes));
        }
    }

    private void named(ChannelHandlerContext by, String who) {
        if (who.isEmpty()) {
            return;
        }
        named = true;
        if (!who.equals(device)) {
            if (!device.isEmpty()) {
                connected.gone(device, this);
            }
            device = who;
            context = by;
            connected.connected(who, this);
        }
    }

    /** Reads the next bytes if nothing stands against it; called on the connection's own thread. */
    void readOn(ChannelHandlerContext context) {
        if (reading || closing || !answers.isEmpty() || !context.channel().isActive()) {
            return;
        }
        if (store.hasRoom()) {
            reading = true;
            context.read();
        } else {
            waiting.add(this, context);
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf in) {
        if (closing) {
            return;
        }
        for (Frame frame : session.receive(in.nioBuffer())) {
            take(context, frame);
        }
        closing |= session.closed() || unreadable > MOST_UNREADABLE;
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        reading = false;
        answer(context);
    }

    private void take(ChannelHandlerContext context, Frame frame) {
        var answer = new Answer();
        answers.add(answer);
        counts.frames.increment();
        switch (frame) {
            case Frame.Fixes fixes -> {
                submit(context, fixes.device(), fixes.fixes(), frame, answer);
                String words = fixes.fixes().getFirst().extras().text(ANSWER);
                if (words != null) {
                    connected.said(fixes.device(), protocol, words);
                }
            }
            case Frame.Status status ->
                submit(context, status.device(), List.of(StatusFix.of(status, clock.instant())), frame, answer);
            case Frame.Login login -> {
                named(context, login.device());
                answer.bytes = login.reply().accepted();
            }
            case Frame.Answer said -> {
                named(context, said.device());
                connected.said(said.device(), protocol, said.text());
                answer.bytes = said.reply().accepted();
            }
            case Frame.KeepAlive alive -> {
                named(context, alive.device());
                answer.bytes = alive.reply().accepted();
            }
            case Frame.Unreadable bad -> {
                unreadable++;
                counts.unreadable.increment();
                answer.bytes = bad.reply().refused();
            }
        }
    }

    private void submit(ChannelHandlerContext context, String device, List<Fix> fixes, Frame frame, Answer answer) {
        named(context, device);
        store.submit(new Arrival(device, protocol.name(), fixes, fate -> {
            if (fate != Arrival.Fate.STORED) {
                counts.refused.increment();
            }
            ByteBuffer bytes = fate == Arrival.Fate.STORED
                    ? frame.reply().accepted()
                    : frame.reply().refused();
            context.executor().execute(() -> {
                answer.bytes = bytes;
                answer(context);
            });
        }));
    }

    private void answer(ChannelHandlerContext context) {
        boolean written = false;
        while (!answers.isEmpty()) {
            ByteBuffer bytes = answers.peek().bytes;
            if (bytes == null) {
                break;
            }
            answers.remove();
            if (bytes.hasRemaining()) {
                context.write(Unpooled.wrappedBuffer(bytes));
                written = true;
            }
        }
        if (closing && answers.isEmpty()) {
            context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
            return;
        }
        if (written) {
            context.flush();
        }
        readOn(context);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof IdleStateEvent && answers.isEmpty() && reading) {
            context.close();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
