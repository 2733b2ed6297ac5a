package org.rollcall.cli;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/** Apache Kafka's brokers in processes of their own, each its own controller's voter, which a test may kill. */
final class Brokers implements AutoCloseable {
    private static final Path LIBRARIES = Path.of("..", "brokers", "target", "lib");
    private static final String CLUSTER = "cm9sbGNhbGwtdGVzdHMtMQ";

    private final Path directory;
    private final int[] ports;
    private final int[] controllers;
    private final List<Process> processes = new ArrayList<>();

    private Brokers(Path directory, int size) throws IOException {
        this.directory = Files.createDirectories(directory);
        int[] free = freePorts(2 * size);
        ports = IntStream.of(free).limit(size).toArray();
        controllers = IntStream.of(free).skip(size).toArray();
    }

    /** Starts so many; their data in a directory that is not there yet. */
    static Brokers start(Path directory, int size) throws IOException, InterruptedException {
        var brokers = new Brokers(directory, size);
        for (int i = 0; i < size; i++) {
            Path settings = brokers.settings(i);
            int formatted = brokers.java(
                            i, "kafka.tools.StorageTool", "format", "-t", CLUSTER, "-c", settings.toString())
                    .waitFor();
            if (formatted != 0) {
                throw new IOException(Files.readString(brokers.log(i)));
            }
            brokers.processes.add(brokers.java(i, "kafka.Kafka", settings.toString()));
        }
        brokers.await(size);
        return brokers;
    }

    /** For {@code rollcall.kafka.servers}. */
    String addresses() {
        return IntStream.of(ports).mapToObj(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
    }

    /** What another system writes with. */
    KafkaProducer<String, String> producer() {
        return new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, addresses()),
                new StringSerializer(),
                new StringSerializer());
    }

    /** Ends one as a power cut would end its process. */
    void kill(int broker) throws InterruptedException {
        processes.get(broker).destroyForcibly().waitFor();
    }

    /** Until so many answer. */
    private void await(int size) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, addresses()))) {
            Awaitility.await()
                    .atMost(2, TimeUnit.MINUTES)
                    .ignoreExceptions()
                    .until(() -> admin.describeCluster().nodes().get().size() == size);
        }
    }

    private Path settings(int broker) throws IOException {
        int size = ports.length;
        String voters = IntStream.range(0, size)
                .mapToObj(i -> i + "@127.0.0.1:" + controllers[i])
                .collect(Collectors.joining(","));
        return Files.write(
                directory.resolve(broker + ".properties"),
                List.of(
                        "process.roles=broker,controller",
                        "node.id=" + broker,
                        "controller.quorum.voters=" + voters,
                        "controller.listener.names=CONTROLLER",
                        "listeners=PLAINTEXT://127.0.0.1:" + ports[broker] + ",CONTROLLER://127.0.0.1:"
                                + controllers[broker],
                        "inter.broker.listener.name=PLAINTEXT",
                        "listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                        "log.dirs=" + directory.resolve("data-" + broker),
                        "offsets.topic.replication.factor=" + size,
                        "offsets.topic.num.partitions=1",
                        "transaction.state.log.replication.factor=" + size,
                        "group.initial.rebalance.delay.ms=0"));
    }

    private Process java(int broker, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                LIBRARIES + "/*"));
        command.addAll(List.of(words));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log(broker).toFile()))
                .start();
    }

    private Path log(int broker) {
        return directory.resolve(broker + ".log");
    }

    private static int[] freePorts(int count) throws IOException {
        List<ServerSocket> open = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                open.add(new ServerSocket(0));
            }
            return open.stream().mapToInt(ServerSocket::getLocalPort).toArray();
        } finally {
            for (ServerSocket socket : open) {
                socket.close();
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        for (Process process : processes) {
            process.destroyForcibly().waitFor();
        }
    }
}
