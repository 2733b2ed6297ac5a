package org.rollcall.telephony.sdp;

import java.net.InetAddress;
import java.util.Optional;
import java.util.OptionalInt;
import org.rollcall.telephony.rtp.Codec;
import org.rollcall.telephony.rtp.SrtpKeys;

/**
 * The audio stream chosen from a description.
 *
 * @param index which m= line it is, from 0
 * @param address where the other side wants its packets
 * @param port the RTP port there
 * @param codec the codec chosen
 * @param events the payload type of telephone-event
 * @param keys the key of what the other side sends, when it offers SRTP
 * @param direction as the other side wrote it; a connection address of 0.0.0.0 is the old way to hold
 */
public record AudioOffer(
        int index,
        InetAddress address,
        int port,
        Codec codec,
        OptionalInt events,
        Direction direction,
        Optional<SrtpKeys> keys) {}
