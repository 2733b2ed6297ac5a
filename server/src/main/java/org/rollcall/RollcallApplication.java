package org.rollcall;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The server: one Spring Boot application of one Modulith module per package below this one. */
@SpringBootApplication
public class RollcallApplication {
    /** Starts the server with the settings from file, environment and {@code args}. */
    public static void main(String[] args) {
        SpringApplication.run(RollcallApplication.class, args);
    }
}
