package org.rollcall;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser without scripts: keeps cookies, follows redirects, and sends the token of the page seen last with a form. */
public final class Browser {
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf-token\" content=\"([^\"]*)\"");

    private final String root;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private String token = "";

    public Browser(int port) {
        root = "http://localhost:" + port;
    }

    /** What came back. */
    public record Answer(int status, String path, String text, HttpResponse<String> response) {
        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    /** The value of a cookie, or empty. */
    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(c -> c.getName().equals(name))
                .map(java.net.HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    public Answer get(String path) {
        return send(HttpRequest.newBuilder(URI.create(root + path)).header("Accept", "text/html,*/*;q=0.8"));
    }

    /** Sends a form of names and values, one after the other. */
    public Answer post(String path, String... fields) {
        var pairs = new ArrayList<>(List.of("_csrf=" + encoded(token)));
        for (int i = 0; i < fields.length; i += 2) {
            pairs.add(encoded(fields[i]) + "=" + encoded(fields[i + 1]));
        }
        return send(HttpRequest.newBuilder(URI.create(root + path))
                .header("Accept", "text/html,*/*;q=0.8")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(String.join("&", pairs))));
    }

    /** Sends one file in a multipart form, with the other fields as names and values. */
    public Answer upload(String path, String field, String type, byte[] content, String... fields) {
        String boundary = "rollcall-boundary";
        var head = new StringBuilder();
        part(head, boundary, "_csrf", token);
        for (int i = 0; i < fields.length; i += 2) {
            part(head, boundary, fields[i], fields[i + 1]);
        }
        head.append("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field
                + "\"; filename=\"file\"\r\nContent-Type: " + type + "\r\n\r\n");
        return send(HttpRequest.newBuilder(URI.create(root + path))
                .header("Accept", "text/html,*/*;q=0.8")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.concat(
                        HttpRequest.BodyPublishers.ofString(head.toString()),
                        HttpRequest.BodyPublishers.ofByteArray(content),
                        HttpRequest.BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"))));
    }

    private static void part(StringBuilder into, String boundary, String name, String value) {
        into.append(
                "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n");
    }

    /** Sends a request of the caller's making; the address is {@code root} and the path. */
    public Answer send(String path, java.util.function.UnaryOperator<HttpRequest.Builder> made) {
        return send(made.apply(HttpRequest.newBuilder(URI.create(root + path))));
    }

    /** What the server sends for as long as it is read, such as events. */
    public InputStream stream(String path) throws IOException {
        try {
            return client.send(
                            HttpRequest.newBuilder(URI.create(root + path)).build(),
                            HttpResponse.BodyHandlers.ofInputStream())
                    .body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    client.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
            Matcher found = TOKEN.matcher(response.body());
            if (found.find()) {
                token = found.group(1);
            }
            return new Answer(response.statusCode(), response.uri().getPath(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
