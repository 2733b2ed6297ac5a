package org.rollcall.cli;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Debian's Chromium, driven by Playwright on the machine's own Node. Nothing is downloaded for it. */
final class Chromium implements AutoCloseable {
    private static final double PATIENCE_MILLIS = 30_000;

    private final Playwright playwright;

    Chromium() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put(
                "PLAYWRIGHT_NODEJS_PATH",
                command("node", "apt-get install nodejs").toString());
        environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
    }

    /** @param film what its camera shows (YUV4MPEG2), or null for a browser without camera */
    Browser launch(@Nullable Path film) {
        var arguments = new ArrayList<>(List.of(
                "--no-sandbox",
                "--disable-background-networking",
                "--use-angle=swiftshader",
                "--enable-unsafe-swiftshader"));
        if (film != null) {
            arguments.add("--use-fake-device-for-media-stream");
            arguments.add("--use-fake-ui-for-media-stream");
            arguments.add("--use-file-for-fake-video-capture=" + film.toAbsolutePath());
        }
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(command("chromium", "apt-get install chromium"))
                        .setTimeout(2 * PATIENCE_MILLIS)
                        .setArgs(arguments));
    }

    /** A new person at the browser. @param width of the window in pixels */
    static Page visitor(Browser browser, String address, int width, int height) {
        // A colour on its way to another is neither.
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(address)
                .setViewportSize(width, height)
                .setLocale("en-US")
                .setReducedMotion(ReducedMotion.REDUCE));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        return context.newPage();
    }

    /** Gives a page an authenticator that verifies its user at once (WebAuthn level 2, section 11). */
    static void addAuthenticator(Page page) {
        CDPSession session = page.context().newCDPSession(page);
        session.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        var parameters = new JsonObject();
        parameters.add("options", options);
        session.send("WebAuthn.addVirtualAuthenticator", parameters);
    }

    private static Path command(String name, String remedy) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Arrays.stream((path + File.pathSeparator + "/usr/bin").split(File.pathSeparator))
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " is missing. Install it with: " + remedy));
    }

    @Override
    public void close() {
        playwright.close();
    }
}
