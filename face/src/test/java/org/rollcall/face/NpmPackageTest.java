package org.rollcall.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpmPackageTest {
    @TempDir
    private Path directory;

    private Path cache;
    private Path tarball;
    private String npm;

    @BeforeEach
    void packAPackage() throws Exception {
        Path content = Files.createDirectories(directory.resolve("package/model"));
        Files.writeString(content.resolve("weights.bin"), "weights");
        Files.writeString(content.resolve("other.bin"), "not wanted");
        tarball = directory.resolve("made.tgz");
        Process tar = new ProcessBuilder("tar", "czf", tarball.toString(), "--format=ustar", "package")
                .directory(directory.toFile())
                .start();
        assertThat(tar.waitFor()).isZero();
        npm = script("cp '" + tarball + "' \"$5/made.tgz\"");
        cache = directory.resolve("cache");
    }

    @Test
    void fetchesOnceAndThenNeedsNoNpm() {
        NpmPackage pinned = pinned(sri(), Digests.sha256("weights".getBytes(StandardCharsets.UTF_8)));

        Path found = pinned.fetch(cache, npm);

        assertThat(found.resolve("weights.bin")).hasContent("weights");
        assertThat(found.resolve("other.bin")).doesNotExist();
        assertThat(pinned.fetch(cache, "/no/such/npm")).isEqualTo(found);
    }

    @Test
    void keepsNothingOfAnotherPackageThanThePinnedOne() throws IOException {
        NpmPackage pinned = pinned("sha512-AAAA", Digests.sha256("weights".getBytes(StandardCharsets.UTF_8)));

        assertThatThrownBy(() -> pinned.fetch(cache, npm))
                .isInstanceOf(ModelsUnavailable.class)
                .hasMessageContaining("another @some/package@1.0.0 than the pinned one");
        assertThat(pinned.directory(cache)).doesNotExist();
        try (var left = Files.newDirectoryStream(cache, ".fetching-*")) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void refusesACachedFileThatWasChanged() throws IOException {
        NpmPackage pinned = pinned(sri(), Digests.sha256("weights".getBytes(StandardCharsets.UTF_8)));
        Files.writeString(pinned.fetch(cache, npm).resolve("weights.bin"), "other weights");

        assertThatThrownBy(() -> pinned.fetch(cache, npm))
                .isInstanceOf(ModelsUnavailable.class)
                .hasMessageContaining("fetch again");
    }

    @Test
    void saysWhatToDoWithoutNpm() {
        assertThatThrownBy(() -> pinned(sri(), "00").fetch(cache, "/no/such/npm"))
                .isInstanceOf(ModelsUnavailable.class)
                .hasMessageContaining("Install Node.js");
    }

    @Test
    void tellsWhatNpmSaidWhenItFails() throws IOException {
        String failing = script("echo 'E404 no such package'; exit 1");

        assertThatThrownBy(() -> pinned(sri(), "00").fetch(cache, failing))
                .isInstanceOf(ModelsUnavailable.class)
                .hasMessageContaining("E404 no such package");
    }

    @Test
    void severalAtOnceFetchOnce() throws Exception {
        Path count = directory.resolve("count");
        String counting = script("echo x >> '" + count + "'; cp '" + tarball + "' \"$5/made.tgz\"");
        NpmPackage pinned = pinned(sri(), Digests.sha256("weights".getBytes(StandardCharsets.UTF_8)));
        Callable<Path> fetch = () -> pinned.fetch(cache, counting);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var found : threads.invokeAll(List.of(fetch, fetch, fetch, fetch))) {
                assertThat(found.get().resolve("weights.bin")).hasContent("weights");
            }
        }
        assertThat(Files.readAllLines(count)).hasSize(1);
    }

    @Test
    void theCacheFollowsTheEnvironment() {
        assertThat(FaceModels.defaultCache(Map.of(), "/home/a")).isEqualTo(Path.of("/home/a/.cache/rollcall/models"));
        assertThat(FaceModels.defaultCache(Map.of("XDG_CACHE_HOME", "/x"), "/home/a"))
                .isEqualTo(Path.of("/x/rollcall/models"));
        assertThat(FaceModels.defaultCache(Map.of("XDG_CACHE_HOME", "/x", "ROLLCALL_MODELS", "/m"), "/home/a"))
                .isEqualTo(Path.of("/m"));
    }

    @Test
    void theModelCardNamesItself() {
        assertThat(FaceModels.modelCard()).contains(FaceModels.modelCardName()).contains("provenance is doubtful");
    }

    private NpmPackage pinned(String sri, String digest) {
        return new NpmPackage("@some/package", "1.0.0", sri, Map.of("model/weights.bin", digest));
    }

    private String sri() {
        try {
            return "sha512-" + Base64.getEncoder().encodeToString(Digests.sha512(Files.readAllBytes(tarball)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String script(String body) throws IOException {
        Path file = Files.createTempFile(directory, "npm", "");
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return file.toString();
    }
}
