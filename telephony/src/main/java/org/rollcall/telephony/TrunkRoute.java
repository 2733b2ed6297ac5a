package org.rollcall.telephony;

import java.net.InetSocketAddress;

/** Where outgoing calls go. */
public record TrunkRoute(InetSocketAddress address, Transport transport) {}
