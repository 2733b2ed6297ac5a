package org.rollcall.location.internal;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollcall.track.wire.DatagramProtocol;
import org.rollcall.track.wire.TrackerProtocol;
import org.rollcall.track.wire.TrackerProtocols;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The settings under {@code rollcall.trackers}.
 *
 * @param address the address to listen on
 * @param port the port for Teltonika over TCP; 0 takes any free one
 * @param listen the ports of further protocols by their names, over UDP with {@code -udp}; what is not named is off
 * @param connections how many trackers may be connected at once
 * @param idle a connection that says nothing for so long is closed
 * @param login a connection that has not said who it is by then is closed
 * @param waiting how many fixes may wait for the store before the gateway stops reading
 * @param lanes how many batches may be written at once
 * @param future a fix this much ahead of the clock has a wrong time
 * @param oldest so has a fix this old
 * @param unknown how many devices outside the stock are listed
 * @param unknownFixes how many fixes of each of them are kept
 * @param sealing whether closed days are sealed
 * @param sealAfter so long after a day (UTC) has ended it is sealed
 * @param keep for how long what is sealed is kept
 * @param outage after so long without storing, the gateway counts as out of order
 */
@Validated
@ConfigurationProperties("rollcall.trackers")
record TrackerSettings(
        @NotBlank @DefaultValue("127.0.0.1") String address,
        @Min(0) @Max(65_535) @DefaultValue("5027") int port,
        @DefaultValue Map<String, Integer> listen,
        @Min(1) @DefaultValue("20000") int connections,
        @DefaultValue("15m") Duration idle,
        @DefaultValue("30s") Duration login,
        @Min(100) @DefaultValue("50000") int waiting,
        @Min(1) @Max(16) @DefaultValue("2") int lanes,
        @DefaultValue("10m") Duration future,
        @DefaultValue("400d") Duration oldest,
        @Min(0) @DefaultValue("2000") int unknown,
        @Min(0) @DefaultValue("500") int unknownFixes,
        @DefaultValue("true") boolean sealing,
        @DefaultValue("2d") Duration sealAfter,
        @DefaultValue Keep keep,
        @DefaultValue("30s") Duration outage) {
    /**
     * Retention by class, counted from the day of the fix; what is not set stays.
     *
     * @param held days on which somebody held the tracker
     * @param unheld days on which nobody did
     * @param unknown fixes of devices that are not in the stock
     */
    record Keep(
            @Nullable Duration held,
            @Nullable Duration unheld,
            @Nullable Duration unknown) {}

    /** The protocol of {@link #port}. */
    static final String DEFAULT = "teltonika";

    TrackerSettings {
        var ports = new TreeMap<String, Integer>();
        // In the environment a hyphen cannot be written; there the name comes with a dot.
        listen.forEach((protocol, at) -> ports.put(protocol.replace('.', '-').replace('_', '-'), at));
        ports.forEach(TrackerSettings::check);
        listen = Collections.unmodifiableMap(ports);
    }

    private static void check(String protocol, int port) {
        boolean known = TrackerProtocols.named(protocol) != null || TrackerProtocols.datagramsNamed(protocol) != null;
        if (!known || protocol.equals(DEFAULT)) {
            throw new IllegalArgumentException("rollcall.trackers.listen." + protocol + " names no protocol. There are "
                    + Stream.concat(
                                    TrackerProtocols.all().stream().map(TrackerProtocol::name),
                                    TrackerProtocols.datagrams().stream().map(DatagramProtocol::name))
                            .filter(name -> !name.equals(DEFAULT))
                            .sorted()
                            .collect(Collectors.joining(", "))
                    + "; Teltonika over TCP has rollcall.trackers.port.");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException(
                    "rollcall.trackers.listen." + protocol + " is a port, 0 to 65535, not " + port + ".");
        }
    }
}
