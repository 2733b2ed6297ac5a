package org.rollcall.line.internal;

import java.net.InetSocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.rollcall.telephony.Transport;
import org.rollcall.telephony.TrunkLogin;
import org.rollcall.telephony.TrunkPeer;
import org.rollcall.telephony.TrunkRegistration;
import org.rollcall.telephony.TrunkRoute;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The carrier's trunk that outgoing calls go over. Its text never shows the password.
 *
 * @param host name or address
 * @param port 0 for the usual one: 5060, over TLS 5061
 * @param user what this line answers when the trunk asks who it is; where the address is proof enough, nothing
 * @param domain the carrier's domain at which the line registers, so that calls come; where the trunk knows where the
 *     line is, nothing
 * @param expiry how long a registration is asked to hold
 * @param retry the pause after a failed registration; it doubles with each further one
 */
record TrunkProperties(
        String host,
        @DefaultValue("0") int port,
        @DefaultValue("UDP") Transport transport,
        @Nullable String user,
        @Nullable String password,
        @Nullable String domain,
        @DefaultValue("1h") Duration expiry,
        @DefaultValue("5s") Duration retry) {
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(10);
    private static final int PLAIN = 5060;
    private static final int ENCRYPTED = 5061;

    TrunkProperties {
        if ((user == null) != (password == null)) {
            throw new IllegalArgumentException(
                    "rollcall.line.trunk.user and rollcall.line.trunk.password belong together; set both or neither.");
        }
    }

    /** Where calls go. Throws IllegalArgumentException while the host's name cannot be resolved. */
    TrunkRoute route() {
        int usual = transport == Transport.TLS ? ENCRYPTED : PLAIN;
        var address = new InetSocketAddress(host, port == 0 ? usual : port);
        if (address.isUnresolved()) {
            throw new IllegalArgumentException(
                    "The trunk " + host + " is not known to the network's names; check rollcall.line.trunk.host.");
        }
        var route = new TrunkRoute(address, transport);
        if (user != null && password != null) {
            route = route.withLogin(new TrunkLogin(user, password));
        }
        if (domain == null) {
            return route;
        }
        return route.withRegistration(new TrunkRegistration(domain, expiry, retry, LONGEST_RETRY));
    }

    /** The trunk as someone calls come from too. */
    static TrunkPeer peer(TrunkRoute route) {
        return TrunkPeer.trusted(route.address().getAddress().getHostAddress());
    }

    @Override
    public String toString() {
        return "TrunkProperties[host=" + host + ", user=" + user + ", domain=" + domain + "]";
    }
}
