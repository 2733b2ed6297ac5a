package org.rollcall.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.ConfigurableApplicationContext;

/** A server for a real programme, as {@code rollcall serve} starts it, in this process and on free ports. */
final class DrivenServer implements AutoCloseable {
    private static final Pattern LINK = Pattern.compile("http://localhost:[0-9]+/console/first/\\S+");

    private final ConfigurableApplicationContext context;
    private final String administratorLink;

    private DrivenServer(ConfigurableApplicationContext context, String administratorLink) {
        this.context = context;
        this.administratorLink = administratorLink;
    }

    /** Starts one on an empty directory. @param settings further ones, such as {@code name=value} */
    static DrivenServer start(Path var, Path texts, String... settings) {
        var printed = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        ConfigurableApplicationContext context;
        try {
            var all = new ArrayList<>(List.of(
                    "rollcall.var=" + var,
                    "rollcall.texts=" + texts,
                    "rollcall.app.questions=moved,help:words",
                    "server.port=0",
                    "rollcall.line.port=0",
                    "rollcall.trackers.port=0"));
            all.addAll(List.of(settings));
            context = ServerStart.start("serve", null, all);
        } finally {
            System.setOut(before);
        }
        String said = printed.toString(StandardCharsets.UTF_8);
        Matcher link = LINK.matcher(said);
        if (!link.find()) {
            context.close();
            throw new IllegalStateException("No link for the first administrator was printed, but this: " + said);
        }
        return new DrivenServer(context, link.group());
    }

    /** The one-time link that it printed. */
    String administratorLink() {
        return administratorLink;
    }

    /** By name: a passkey is bound to a name and not to a number. */
    String address() {
        return "http://localhost:" + ServeCommand.port(context);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    @Override
    public void close() {
        context.close();
    }
}
