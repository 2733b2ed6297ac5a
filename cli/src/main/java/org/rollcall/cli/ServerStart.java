package org.rollcall.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.RollcallApplication;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the server inside the command. */
final class ServerStart {
    private ServerStart() {}

    /**
     * Starts it and returns when it is ready.
     *
     * @param profile {@code serve} or {@code demo}
     * @param config a properties or YAML file of settings, or null
     * @param settings {@code name=value} each, over those of the file and the environment
     */
    static ConfigurableApplicationContext start(String profile, @Nullable Path config, List<String> settings) {
        var arguments = new ArrayList<String>();
        arguments.add("--spring.profiles.active=" + profile);
        if (config != null) {
            if (!Files.isReadable(config)) {
                throw new IllegalArgumentException("The settings file " + config + " cannot be read.");
            }
            arguments.add("--spring.config.additional-location="
                    + config.toAbsolutePath().toUri());
        }
        for (String setting : settings) {
            if (!setting.contains("=")) {
                throw new IllegalArgumentException("Write a setting as name=value, not: " + setting);
            }
            arguments.add("--" + setting);
        }
        SpringApplication application = new SpringApplicationBuilder(RollcallApplication.class)
                .logStartupInfo(false)
                .build();
        return application.run(arguments.toArray(String[]::new));
    }
}
