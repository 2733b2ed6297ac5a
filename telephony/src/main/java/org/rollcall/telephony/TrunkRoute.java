package org.rollcall.telephony;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Where outgoing calls go.
 *
 * @param login what this side answers when the trunk asks who it is; empty where the address is proof enough
 * @param registration how this line tells the trunk where it is; empty where the trunk knows
 */
public record TrunkRoute(
        InetSocketAddress address,
        Transport transport,
        Optional<TrunkLogin> login,
        Optional<TrunkRegistration> registration) {

    /** Checks that a line that registers can say as whom. */
    public TrunkRoute {
        if (registration.isPresent() && login.isEmpty()) {
            throw new IllegalArgumentException(
                    "A line that registers with its trunk needs a login; set user and password.");
        }
    }

    /** A trunk that knows this line by its address. */
    public TrunkRoute(InetSocketAddress address, Transport transport) {
        this(address, transport, Optional.empty(), Optional.empty());
    }

    /** The same with a login. */
    public TrunkRoute withLogin(TrunkLogin login) {
        return new TrunkRoute(address, transport, Optional.of(login), registration);
    }

    /** The same, registering there. */
    public TrunkRoute withRegistration(TrunkRegistration registration) {
        return new TrunkRoute(address, transport, login, Optional.of(registration));
    }
}
