package org.rollcall.telephony.rtp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What both sides agreed on for one call's audio.
 *
 * @param remote where the other side wants its packets
 * @param sources the addresses its packets may come from; the first that comes is answered (symmetric RTP, RFC 4961)
 * @param codec the audio codec of both directions
 * @param events the payload type of telephone-event, empty when the other side has none
 * @param send whether the other side wants to hear us
 * @param receive whether the other side will send
 * @param ours the key of what this side sends; empty when media is not encrypted
 * @param theirs the key of what the other side sends
 */
public record MediaTerms(
        InetSocketAddress remote,
        Set<InetAddress> sources,
        Codec codec,
        OptionalInt events,
        boolean send,
        boolean receive,
        Optional<SrtpKeys> ours,
        Optional<SrtpKeys> theirs) {}
