package org.rollcall.telephony.sdp;

import java.net.InetAddress;
import java.util.OptionalInt;
import org.rollcall.telephony.rtp.Codec;

/**
 * The audio stream chosen from a description.
 *
 * @param index which m= line it is, from 0
 * @param address where the other side wants its packets
 * @param port the RTP port there
 * @param codec the codec chosen
 * @param events the payload type of telephone-event
 * @param direction as the other side wrote it; a connection address of 0.0.0.0 is the old way to hold
 */
public record AudioOffer(
        int index, InetAddress address, int port, Codec codec, OptionalInt events, Direction direction) {}
