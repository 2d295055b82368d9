package io.vireo.platform.database.embedded;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.vireo.platform.PrivateFiles;
import io.vireo.platform.database.DatabaseStartupException;
import io.vireo.platform.database.SharedDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Launches the server binary: once to create the system tables, then to serve. */
public final class EmbeddedServer {
    /** The scripts that mariadb-install-db passes to the server; that shell script itself fails on blanks in a path. */
    private static final List<String> SYSTEM_TABLES = List.of(
            "mariadb_system_tables.sql",
            "mariadb_performance_tables.sql",
            "mariadb_system_tables_data.sql",
            "fill_help_tables.sql",
            "maria_add_gis_sp_bootstrap.sql",
            "mariadb_sys_schema.sql");

    private static final Path SETSID = Path.of("/usr/bin/setsid");
    private static final Path DEV_NULL = Path.of("/dev/null");

    private final EmbeddedBinaries server;
    private final EmbeddedFiles files;
    private final EmbeddedSettings settings;
    private final EmbeddedCredentials account;

    public EmbeddedServer(
            EmbeddedBinaries server, EmbeddedFiles files, EmbeddedSettings settings, EmbeddedCredentials account) {
        this.server = server;
        this.files = files;
        this.settings = settings;
        this.account = account;
    }

    /** Creates the data directory unless it exists; removes the remains of an interrupted run. */
    public void install() throws IOException, InterruptedException {
        if (Files.isDirectory(files.database().resolve("mysql"))) {
            return;
        }
        EmbeddedBinaries.deleteTree(files.unfinishedDatabase());
        PrivateFiles.newDirectory(files.unfinishedDatabase());
        Process bootstrap = launch(command(files.unfinishedDatabase(), List.of("--bootstrap", "--silent-startup")))
                .start();
        boolean done = false;
        try (OutputStream sql = bootstrap.getOutputStream()) {
            sql.write("CREATE DATABASE mysql;\nUSE mysql;\nSET @auth_root_socket='%s';\n"
                    .formatted(settings.administrator())
                    .getBytes(StandardCharsets.UTF_8));
            for (String file : SYSTEM_TABLES) {
                Files.copy(server.base().resolve("share").resolve(file), sql);
            }
            sql.close();
            done = bootstrap.waitFor() == 0;
        } finally {
            bootstrap.destroyForcibly();
        }
        if (!done) {
            throw failed("could not create its system tables", null);
        }
        Files.move(files.unfinishedDatabase(), files.database(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Starts the server and returns when the application can log in; on failure the process is stopped. */
    Process start(Duration timeout) throws IOException, SQLException, InterruptedException {
        files.prepareSocket();
        PrivateFiles.write(files.accountStatements(), account.statements());
        Process process = launch(inOwnSession(command(files.database(), settings.arguments(files))))
                .redirectInput(DEV_NULL.toFile())
                .start();
        boolean ready = false;
        try {
            awaitReady(process, timeout);
            ready = true;
            return process;
        } finally {
            if (!ready) {
                process.destroyForcibly();
            }
            Files.deleteIfExists(files.accountStatements());
        }
    }

    private void awaitReady(Process process, Duration timeout) throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        for (Exception failure = tryLogin(); failure != null; failure = tryLogin()) {
            if (process.waitFor(50, MILLISECONDS)) {
                throw failed("ended at its start with code " + process.exitValue(), failure);
            }
            if (System.nanoTime() > deadline) {
                throw failed("was not ready after " + timeout.toSeconds() + " s", failure);
            }
        }
    }

    /**
     * Returns null when the application can log in, otherwise the failure. A listening socket is not sufficient: the server listens
     * before it has created the account.
     */
    private @Nullable Exception tryLogin() throws SQLException {
        if (!Files.exists(files.socket())) {
            return new NoSuchFileException(files.socket().toString());
        }
        try (Connection connection = SharedDatabase.connect(account.address()).getConnection()) {
            return null;
        } catch (SQLNonTransientConnectionException | SQLTransientConnectionException e) {
            return e;
        }
    }

    private List<String> command(Path database, List<String> more) {
        List<String> command = new ArrayList<>(List.of(
                server.program(),
                "--no-defaults",
                OrphanedServer.argument(database),
                "--basedir=" + server.base(),
                "--tmpdir=" + files.temporary(),
                "--lc-messages-dir=" + server.base().resolve("share")));
        if (settings.systemUser().equals("root")) {
            command.add("--user=root");
        }
        command.addAll(more);
        return command;
    }

    /**
     * Starts the command in its own session, so that terminal signals do not reach it: Ctrl-\ would stop the server before the
     * application, Ctrl-Z would suspend it.
     */
    private static List<String> inOwnSession(List<String> command) {
        if (!Files.isExecutable(SETSID)) {
            return command;
        }
        List<String> detached = new ArrayList<>(List.of(SETSID.toString()));
        detached.addAll(command);
        return detached;
    }

    private ProcessBuilder launch(List<String> command) {
        return server.process(command)
                .directory(files.data().toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(files.log().toFile()));
    }

    private DatabaseStartupException failed(String what, @Nullable Exception cause) {
        return new DatabaseStartupException("The embedded database " + what + "; see " + files.log() + ".", cause);
    }
}
