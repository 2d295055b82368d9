package io.vireo.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vireo.PreparedDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * The archive of the server's classes, which a site makes after its first start ({@link ClassArchive}), made once for all processes under
 * test: a sixth of the processor time of a start. It is of the files of {@link PreparedLibraries}: the JVM accepts links to them as the
 * same class path, but gives their classes the place of the original files. A JVM that does not accept it ignores it.
 */
final class PreparedArchive {
    private static final String NAME = "classes.jsa";
    private static final String PROPERTIES = "java.security";

    private PreparedArchive() {}

    /** Returns the options of a JVM that uses the archive. */
    static List<String> options() throws IOException {
        Path libraries = PreparedLibraries.directory();
        CRC32 version = new CRC32();
        version.update((libraries + System.getProperty("java.vm.version")).getBytes(UTF_8));
        Path directory = PreparedDirectory.of(
                "classes", Long.toHexString(version.getValue()), target -> make(libraries, target));
        return List.of(
                "-XX:SharedArchiveFile=" + directory.resolve(NAME),
                "-Djava.security.properties=" + directory.resolve(PROPERTIES));
    }

    private static void make(Path libraries, Path target) throws IOException {
        Path data = target.resolve("data");
        Path names = target.resolve("names");
        try (VireoProcess vireo =
                VireoProcess.launchPrepared(data, Map.of(), List.of("-XX:DumpLoadedClassList=" + names), List.of())) {
            vireo.awaitStart();
            vireo.client().published(vireo.client().token(vireo.client().newAccount()), "Recorded");
            vireo.stop();
            Path own = target.resolve("own");
            try (Stream<String> lines = Files.lines(names)) {
                // without the classes that the application's class loader defines
                Files.write(own, (Iterable<String>) lines.filter(line -> !line.contains(" source: "))::iterator);
            }
            dump(libraries.resolve(ClassPathJar.NAME), own, target.resolve(NAME));
            trust(libraries, target);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        PreparedDirectory.delete(data);
    }

    /** Payara's policy trusts classes below the root directory of the server; the policy of the tests those at the original place too. */
    private static void trust(Path libraries, Path target) throws IOException {
        Files.writeString(
                target.resolve(PROPERTIES + ".policy"),
                "grant codeBase \"file:" + libraries + "/-\" { permission java.security.AllPermission; };\n");
        Files.writeString(target.resolve(PROPERTIES), "policy.url.3=file:${java.security.properties}.policy\n");
    }

    private static void dump(Path classPath, Path names, Path archive) throws IOException, InterruptedException {
        Process dump = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:dump",
                        "-Xlog:disable",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:SharedClassListFile=" + names,
                        "-XX:SharedArchiveFile=" + archive,
                        "-jar",
                        classPath.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (dump.waitFor() != 0) {
            throw new IllegalStateException("The archive of classes cannot be made");
        }
    }
}
