package org.rollcall.location.internal;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One port on which trackers of one protocol are taken. */
final class TrackerPort {
    private static final Logger LOG = LoggerFactory.getLogger(TrackerPort.class);

    private final String protocol;
    private final InetSocketAddress wanted;
    private final Binding binding;
    private volatile @Nullable Channel channel;
    private boolean told;

    /** Opens the port. */
    @FunctionalInterface
    interface Binding {
        ChannelFuture bind(InetSocketAddress wanted);
    }

    TrackerPort(String protocol, InetSocketAddress wanted, Binding binding) {
        this.protocol = protocol;
        this.wanted = wanted;
        this.binding = binding;
    }

    String protocol() {
        return protocol;
    }

    /** Opens it if it is not open; whether it is open now. */
    boolean open() {
        if (channel != null) {
            return true;
        }
        try {
            Channel opened = binding.bind(wanted).syncUninterruptibly().channel();
            channel = opened;
            told = false;
            LOG.info("Trackers are taken on {} ({}).", opened.localAddress(), protocol);
            return true;
        } catch (Exception e) {
            // Netty throws what bind failed with, declared or not.
            tell(e);
            return false;
        }
    }

    private void tell(Exception e) {
        if (!told) {
            told = true;
            LOG.error(
                    "Trackers that speak {} cannot be taken on {} ({}). Free the port or set rollcall.trackers.{};"
                            + " trying on.",
                    protocol,
                    wanted,
                    e.getMessage(),
                    protocol.equals(TrackerSettings.DEFAULT) ? "port" : "listen." + protocol);
        }
    }

    void close() {
        Channel open = channel;
        if (open != null) {
            open.close().awaitUninterruptibly(2, TimeUnit.SECONDS);
            channel = null;
        }
    }

    Optional<InetSocketAddress> address() {
        Channel open = channel;
        return open == null ? Optional.empty() : Optional.of((InetSocketAddress) open.localAddress());
    }
}
