package org.rollcall.line.internal;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.rollcall.participant.TelephoneNumber;
import org.rollcall.telephony.AddressBlock;
import org.rollcall.telephony.CallLimits;
import org.rollcall.telephony.LineSettings;
import org.rollcall.telephony.TrunkPeer;
import org.rollcall.telephony.TrunkRoute;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The telephone line.
 *
 * @param enabled whether there is one at all
 * @param bind the address it listens on
 * @param port 0 for any free one
 * @param publicAddress the address others reach it by, where it is not the bound one
 * @param number what people dial, shown to those who have to call
 * @param trunks the only addresses calls are taken from, as address or block; this machine where none is set
 * @param assertedOnly whether a number counts only where the trunk vouches for it (P-Asserted-Identity); where not set,
 *     it is so as soon as a trunk is another machine
 * @param countryCode what national numbers begin with when written in full
 * @param calls how many calls at once in all
 * @param callsPerSource from one trunk
 * @param callsPerNumber from one number
 * @param retryAfter what a refused caller is told to wait
 * @param retryOpening how soon opening is tried again
 * @param trunk where outgoing calls go; without it there are none
 * @param outgoing what may go out over it
 * @param tls encrypted signalling and media; without it there are none
 */
@ConfigurationProperties("rollcall.line")
record LineProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("127.0.0.1") InetAddress bind,
        @DefaultValue("5060") int port,
        @Nullable InetAddress publicAddress,
        @Nullable String number,
        @DefaultValue({"127.0.0.0/8", "::1"}) List<String> trunks,
        @Nullable Boolean assertedOnly,
        @DefaultValue("1") String countryCode,
        @DefaultValue("500") int calls,
        @DefaultValue("500") int callsPerSource,
        @DefaultValue("3") int callsPerNumber,
        @DefaultValue("30s") Duration retryAfter,
        @DefaultValue("30s") Duration retryOpening,
        @Nullable TrunkProperties trunk,
        @DefaultValue OutgoingProperties outgoing,
        @Nullable TlsProperties tls) {
    LineProperties {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("rollcall.line.port is 0 (any free one) to 65535.");
        }
        if (!countryCode.matches("[1-9][0-9]{0,2}")) {
            throw new IllegalArgumentException("rollcall.line.country-code is one to three digits, such as 1.");
        }
        trunks = List.copyOf(trunks);
    }

    /** What people dial. */
    Optional<TelephoneNumber> dialled() {
        return Optional.ofNullable(number).map(TelephoneNumber::parse);
    }

    /**
     * How the line is set up.
     *
     * @param certificates finds a bundle of certificates by its name
     */
    LineSettings settings(Function<String, SSLContext> certificates) {
        LineSettings settings = LineSettings.on(new InetSocketAddress(bind, port))
                .withLimits(new CallLimits(calls, callsPerSource, callsPerNumber, retryAfter));
        List<TrunkPeer> peers =
                new ArrayList<>(trunks.stream().map(TrunkPeer::trusted).toList());
        if (trunk != null) {
            TrunkRoute route = trunk.route();
            peers.add(TrunkProperties.peer(route));
            settings = settings.withTrunk(route);
        }
        if (tls != null) {
            settings = settings.withTls(tls.tls(certificates.apply(tls.bundle())));
        }
        settings = settings.withPeers(peers);
        return publicAddress == null ? settings : settings.withPublicAddress(publicAddress);
    }

    /** Whether a number that no trunk vouches for is left aside. */
    boolean onlyAsserted() {
        if (assertedOnly != null) {
            return assertedOnly;
        }
        return trunks.stream()
                .map(AddressBlock::parse)
                .anyMatch(block -> !block.first().isLoopbackAddress());
    }
}
