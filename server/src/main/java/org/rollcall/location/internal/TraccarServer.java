package org.rollcall.location.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.track.JsonText;
import org.rollcall.track.wire.Frame;
import org.rollcall.track.wire.Traccar;

/** Asks a Traccar server by its API: {@code /api/devices} and {@code /api/positions} of one device and period. */
final class TraccarServer implements AutoCloseable {
    private static final int LONGEST_ANSWER = 15 * 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String address;
    private final String token;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    /** With the address up to, and without, {@code /api}, and a token of a user who sees the devices. */
    TraccarServer(String address, String token) {
        this.address = address.replaceFirst("/+$", "");
        this.token = token;
    }

    /** Traccar's own numbers of the devices by the identifiers that they report themselves with. */
    Map<String, Long> devices() throws IOException, InterruptedException {
        Map<String, Long> found = new LinkedHashMap<>();
        try {
            Object devices =
                    JsonText.object("{\"devices\":" + get("/api/devices") + "}").get("devices");
            for (Object each : devices instanceof List<?> list ? list : List.of()) {
                if (each instanceof Map<?, ?> device
                        && device.get("uniqueId") instanceof String unique
                        && device.get("id") instanceof Number id) {
                    found.put(unique.strip(), id.longValue());
                }
            }
        } catch (JsonText.Malformed e) {
            throw new IOException("Traccar's list of devices cannot be read: " + e.getMessage(), e);
        }
        return found;
    }

    /** What a device reported in a period. */
    List<Frame> positions(String device, long id, Instant from, Instant until)
            throws IOException, InterruptedException {
        String query = "?deviceId=" + id + "&from=" + encoded(from) + "&to=" + encoded(until);
        return Traccar.positions(device, get("/api/positions" + query));
    }

    private static String encoded(Instant at) {
        return URLEncoder.encode(at.toString(), StandardCharsets.UTF_8);
    }

    private String get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json")
                .build();
        HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            if (answer.statusCode() != 200) {
                throw new IOException(
                        "Traccar answers " + answer.statusCode() + " to " + path.replaceFirst("\\?.*", ""));
            }
            byte[] bytes = body.readNBytes(LONGEST_ANSWER + 1);
            if (bytes.length > LONGEST_ANSWER) {
                throw new IOException("Traccar's answer is longer than 15 MB.");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
