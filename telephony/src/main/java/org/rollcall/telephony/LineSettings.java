package org.rollcall.telephony;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.rollcall.telephony.rtp.Codec;
import org.rollcall.telephony.rtp.PortRange;

/**
 * How a line is set up. Begin with {@link #loopback()} or {@link #on} and change what differs.
 *
 * @param bind the address and port of signalling, UDP and TCP; port 0 takes any free one
 * @param publicAddress the address others reach this machine by, if it is not the bound one
 * @param peers from whom calls come and to whom they go; everyone else is not heard at all
 * @param trunk where outgoing calls go; without it there are none
 * @param rtpPorts the ports for media, on the bound address
 * @param limits how many calls may be up at once
 * @param codecs allowed, the preferred first in what this side offers
 * @param deadAfter a stream that hears nothing for so long is dead
 * @param tls encrypted signalling and media beside the plain; empty for none
 */
public record LineSettings(
        InetSocketAddress bind,
        Optional<InetAddress> publicAddress,
        List<TrunkPeer> peers,
        Optional<TrunkRoute> trunk,
        PortRange rtpPorts,
        CallLimits limits,
        List<Codec> codecs,
        Duration deadAfter,
        Optional<LineTls> tls) {

    private static final Duration DEAD_AFTER = Duration.ofSeconds(10);

    /** Checks what cannot work. */
    public LineSettings {
        peers = List.copyOf(peers);
        codecs = List.copyOf(codecs);
        if (bind.isUnresolved()) {
            throw new IllegalArgumentException(
                    "The line's address " + bind + " is unknown; give an address of this machine.");
        }
        if (bind.getAddress().isAnyLocalAddress() && publicAddress.isEmpty()) {
            throw new IllegalArgumentException(
                    "A line bound to all addresses does not know its own; set the public address as well.");
        }
        if (codecs.isEmpty()) {
            throw new IllegalArgumentException("A line needs at least one codec, PCMU or PCMA.");
        }
        if (deadAfter.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("A stream can be called dead after one second at the soonest.");
        }
    }

    /** Any free port on 127.0.0.1, peers on the same machine. */
    public static LineSettings loopback() {
        return on(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
    }

    /** This address, peers on the same machine only until they are set. */
    public static LineSettings on(InetSocketAddress bind) {
        return new LineSettings(
                bind,
                Optional.empty(),
                List.of(TrunkPeer.trusted("127.0.0.0/8"), TrunkPeer.trusted("::1")),
                Optional.empty(),
                PortRange.ANY,
                CallLimits.DEFAULT,
                List.of(Codec.PCMU, Codec.PCMA),
                DEAD_AFTER,
                Optional.empty());
    }

    /** The same with these peers. */
    public LineSettings withPeers(List<TrunkPeer> peers) {
        return new LineSettings(bind, publicAddress, peers, trunk, rtpPorts, limits, codecs, deadAfter, tls);
    }

    /** The same, known to others by this address. */
    public LineSettings withPublicAddress(InetAddress address) {
        return new LineSettings(bind, Optional.of(address), peers, trunk, rtpPorts, limits, codecs, deadAfter, tls);
    }

    /** The same with outgoing calls to this address. */
    public LineSettings withTrunk(InetSocketAddress address, Transport transport) {
        return withTrunk(new TrunkRoute(address, transport));
    }

    /** The same with outgoing calls over this trunk. */
    public LineSettings withTrunk(TrunkRoute route) {
        return new LineSettings(
                bind, publicAddress, peers, Optional.of(route), rtpPorts, limits, codecs, deadAfter, tls);
    }

    /** The same with these media ports. */
    public LineSettings withRtpPorts(PortRange range) {
        return new LineSettings(bind, publicAddress, peers, trunk, range, limits, codecs, deadAfter, tls);
    }

    /** The same with these limits. */
    public LineSettings withLimits(CallLimits limits) {
        return new LineSettings(bind, publicAddress, peers, trunk, rtpPorts, limits, codecs, deadAfter, tls);
    }

    /** The same with these codecs, the preferred first. */
    public LineSettings withCodecs(List<Codec> codecs) {
        return new LineSettings(bind, publicAddress, peers, trunk, rtpPorts, limits, codecs, deadAfter, tls);
    }

    /** The same, calling a stream dead after so long. */
    public LineSettings withDeadAfter(Duration time) {
        return new LineSettings(bind, publicAddress, peers, trunk, rtpPorts, limits, codecs, time, tls);
    }

    /** The same with TLS and SRTP. */
    public LineSettings withTls(LineTls tls) {
        return new LineSettings(
                bind, publicAddress, peers, trunk, rtpPorts, limits, codecs, deadAfter, Optional.of(tls));
    }

    boolean encryptedMediaOnly() {
        return tls.map(LineTls::encryptedMediaOnly).orElse(false);
    }

    /** The address others see. */
    InetAddress advertised() {
        return publicAddress.orElseGet(bind::getAddress);
    }

    boolean hears(InetAddress address) {
        return peers.stream().anyMatch(p -> p.addresses().contains(address));
    }

    boolean believes(InetAddress address) {
        return peers.stream().anyMatch(p -> p.assertsIdentity() && p.addresses().contains(address));
    }
}
