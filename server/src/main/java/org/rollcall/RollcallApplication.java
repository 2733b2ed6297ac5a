package org.rollcall;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The server: one Spring Boot application of one Modulith module per package below this one. */
// Modules may each have a class of the same name; the package tells them apart.
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@EnableScheduling
public class RollcallApplication {
    /** Starts the server with the settings from file, environment and {@code args}. */
    public static void main(String[] args) {
        SpringApplication.run(RollcallApplication.class, args);
    }

    /** The one clock; tests put their own in its place. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
