package org.rollcall.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the server for a real programme. */
@Command(
        name = "serve",
        description = {
            "Runs the server for a real programme: nothing is seeded.",
            "Settings come from --config, from the environment (ROLLCALL_VAR, SPRING_DATASOURCE_URL, ...)",
            "and from --set; secrets are never printed."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:stopped", "2:a setting cannot be read", "3:it could not start"},
        footerHeading = "%nExamples:%n",
        footer = {
            "  rollcall serve --config=/etc/rollcall.properties",
            "  rollcall serve --set server.port=8443 --set rollcall.var=/var/lib/rollcall"
        })
final class ServeCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--config", paramLabel = "FILE", description = "A properties or YAML file of settings.")
    private @Nullable Path config;

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "One setting; may be repeated.")
    private List<String> settings = List.of();

    @Override
    public Integer call() throws InterruptedException {
        ConfigurableApplicationContext context = ServerStart.start("serve", config, settings);
        spec.commandLine().getOut().println("Rollcall serves on port " + port(context) + ". Stop it with Ctrl-C.");
        spec.commandLine().getOut().flush();
        awaitClose(context);
        return ExitCode.OK;
    }

    static int port(ConfigurableApplicationContext context) {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    static void awaitClose(ConfigurableApplicationContext context) throws InterruptedException {
        var closed = new CountDownLatch(1);
        context.addApplicationListener((ApplicationListener<ContextClosedEvent>) event -> closed.countDown());
        closed.await();
    }
}
