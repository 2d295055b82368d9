package io.vireo.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The option {@code --help}: prints the commands, the options and every setting with its default. It creates no file. */
final class HelpCommand {
    private static final Set<String> NAMES = Set.of("--help", "-h");
    private static final String WAR = "/MICRO-INF/deploy/ROOT.war";
    private static final String SETTINGS = "WEB-INF/classes/META-INF/microprofile-config.properties";

    private static final String USAGE = """
            Vireo, a video site.

            Usage:
              java -jar vireo.jar [OPTION]...           starts the site at http://localhost:8080
              java -jar vireo.jar migrate [OPTION]...   imports an original site; without options it lists its options
              java -jar vireo.jar role NAME [ROLE]      shows or changes the role of an account: user, moderator, admin
              java -jar vireo.jar standing NAME [...]   shows or changes the standing of a channel
              java -jar vireo.jar quota NAME [...]      shows or changes the quotas of a channel
              java -jar vireo.jar reports [...]         lists the subjects with open reports, or closes reports
              java -jar vireo.jar --help                prints this text; after a command, the help of the command

            Options:
              --port PORT        HTTP port, 8080 by default
              --address ADDRESS  bind address, all addresses by default
              --sslPort PORT     HTTPS port, none by default
              --sslCert ALIAS    alias of the certificate in the keystore
              Other options are those of Payara Micro: https://docs.payara.fish

            Files:
              VIREO_CONFIG=FILE  in the environment names a properties file with settings

            Settings:
            """;

    private HelpCommand() {}

    static boolean isNamedBy(String[] arguments) {
        return !MigrateCommand.isNamedBy(arguments)
                && !OperatorCommand.isNamedBy(arguments)
                && Arrays.stream(arguments).anyMatch(NAMES::contains);
    }

    static void print(PrintStream out) throws IOException {
        out.print(USAGE);
        settings().lines().map(line -> ("  " + line).stripTrailing()).forEach(out::println);
    }

    /** Returns the commented defaults of the application inside the uberjar. */
    private static String settings() throws IOException {
        try (ZipInputStream war =
                new ZipInputStream(Objects.requireNonNull(HelpCommand.class.getResourceAsStream(WAR)))) {
            for (ZipEntry entry = war.getNextEntry(); entry != null; entry = war.getNextEntry()) {
                if (entry.getName().equals(SETTINGS)) {
                    return text(war);
                }
            }
        }
        throw new IOException("The jar has no settings");
    }

    private static String text(InputStream entry) throws IOException {
        return new String(entry.readAllBytes(), StandardCharsets.UTF_8);
    }
}
