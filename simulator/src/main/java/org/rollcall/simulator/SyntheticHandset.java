package org.rollcall.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A handset that uses the participants' app as its browser does: it signs in, takes a photograph and reads the outcome. */
public final class SyntheticHandset {
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf-token\" content=\"([^\"]*)\"");
    private static final Pattern HEADER = Pattern.compile("name=\"csrf-header\" content=\"([^\"]*)\"");
    private static final Pattern OUTCOME = Pattern.compile("data-outcome=\"([^\"]*)\"");
    private static final Pattern RECEIPT = Pattern.compile("data-receipt=\"([^\"]*)\"");

    private final URI server;
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    /** What the app said. {@code outcome} is Done, TryAgain, APersonLooks or OurFault. */
    public record Answer(String outcome, String receipt) {}

    public SyntheticHandset(URI server) {
        this.server = server;
    }

    /** Signs in. @throws IOException if code or PIN were not accepted */
    public void signIn(String code, String pin) throws IOException, InterruptedException {
        String page = get("/app/sign-in");
        String form = "code=" + encoded(code) + "&pin=" + encoded(pin);
        HttpResponse<String> answer = http.send(
                request("/app/sign-in")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header(found(HEADER, page), found(TOKEN, page))
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.uri().getPath().startsWith("/app/sign-in")) {
            throw new IOException("The app did not accept code and PIN.");
        }
    }

    /** Sends one photograph (JPEG). */
    public Answer checkIn(byte[] photograph) throws IOException, InterruptedException {
        String page = get("/app/check-in");
        String boundary = "rollcall-" + System.nanoTime();
        var body = new ByteArrayOutputStream();
        body.writeBytes(("--" + boundary
                        + "\r\nContent-Disposition: form-data; name=\"photograph\"; filename=\"photograph.jpg\"\r\n"
                        + "Content-Type: image/jpeg\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(photograph);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        HttpResponse<String> answer = http.send(
                request("/app/check-in")
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .header(found(HEADER, page), found(TOKEN, page))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("The app answered the photograph with status " + answer.statusCode() + ".");
        }
        return new Answer(found(OUTCOME, answer.body()), found(RECEIPT, answer.body()));
    }

    private String get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("The app answered " + path + " with status " + answer.statusCode() + ".");
        }
        return answer.body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path)).timeout(Duration.ofSeconds(60));
    }

    private static String found(Pattern pattern, String page) throws IOException {
        Matcher matcher = pattern.matcher(page);
        if (!matcher.find()) {
            throw new IOException("The app's page does not have what was looked for: " + pattern);
        }
        return matcher.group(1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
