package org.rollcall.telephony;

import java.time.Duration;

/**
 * What a line did since it was opened.
 *
 * @param up calls up now
 * @param incoming incoming calls handed to the handler
 * @param outgoing outgoing calls placed
 * @param refused incoming calls refused by the line
 * @param strangers datagrams and connections from addresses that are no peers
 * @param garbage datagrams that cannot be SIP
 * @param malformed messages that could not be read
 * @param rtpSent RTP packets sent
 * @param rtpReceived RTP packets received
 * @param rtpDropped datagrams on media ports that were from others or no RTP
 * @param pacingMedian half of all packets were sent no later than this after their time
 * @param pacing999 all but one in a thousand
 */
public record LineCounts(
        int up,
        long incoming,
        long outgoing,
        long refused,
        long strangers,
        long garbage,
        long malformed,
        long rtpSent,
        long rtpReceived,
        long rtpDropped,
        Duration pacingMedian,
        Duration pacing999) {}
