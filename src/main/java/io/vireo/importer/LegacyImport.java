package io.vireo.importer;

import io.vireo.http.ServiceUnavailableException;
import io.vireo.media.ImportTarget;
import io.vireo.media.storage.StorageFullException;
import io.vireo.platform.config.CommandSettings;
import io.vireo.platform.config.InvalidSettingException;
import io.vireo.platform.config.Settings;
import io.vireo.platform.database.DatabaseStartupException;
import io.vireo.platform.database.OfflineDatabase;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Imports the data of the original service: reads the rows, checks rows and files, prints a report, copies the files, and inserts all rows
 * into the target in one transaction. The import is restartable: before that transaction the target contains no imported row, and files
 * that are already in the store are skipped. A repeated run after a successful import does nothing.
 */
public final class LegacyImport {
    private static final int DONE = 0;
    private static final int REJECTED = 1;
    private static final int FAILED = 2;
    private static final PrintStream OUT = System.out;
    private static final PrintStream ERR = System.err;

    private final ImportArguments importArguments;
    private final Settings settings;

    private LegacyImport(ImportArguments importArguments, Settings settings) {
        this.importArguments = importArguments;
        this.settings = settings;
    }

    /**
     * Runs the command.
     *
     * @param given the command-line arguments
     * @return the exit code: 0 success, 1 rejected, 2 failed
     */
    public static int run(String[] given) {
        try {
            ImportArguments importArguments = ImportArguments.of(given, System.getenv());
            CommandSettings.install();
            return new LegacyImport(importArguments, Settings.current()).run();
        } catch (IllegalArgumentException e) {
            ERR.println(e.getMessage());
            ERR.print(ImportArguments.USAGE);
        } catch (MigrationRejectedException e) {
            ERR.println("Rejected: " + e.getMessage());
            return REJECTED;
        } catch (SQLException
                | DatabaseStartupException
                | InvalidSettingException
                | IOException
                | UncheckedIOException e) {
            ERR.println("The import failed and can be repeated: " + e.getMessage());
        } catch (ServiceUnavailableException e) {
            ERR.println("The import failed and can be repeated: the object store did not respond as expected.");
        } catch (StorageFullException e) {
            ERR.println("The import failed and can be repeated: there is not enough space for all files in the store"
                    + " (--link needs none).");
        }
        return FAILED;
    }

    private int run() throws SQLException, IOException {
        MediaFolder media = new MediaFolder(importArguments.media());
        media.require();
        try (ImportTarget files = ImportTarget.of(settings, importArguments.link())) {
            if (files.folder().isPresent()) {
                media.requireOther(files.folder().get());
            } else if (importArguments.link()) {
                throw new MigrationRejectedException(
                        "--link requires a local media store, but vireo.media.s3.bucket is set.");
            }
            files.open();
            return run(media, files);
        }
    }

    private int run(MediaFolder media, ImportTarget files) throws SQLException, IOException {
        try (LegacySource legacySource = LegacySource.open(importArguments);
                OfflineDatabase database = new OfflineDatabase();
                Connection target = database.connect()) {
            String identity = legacySource.identity();
            OUT.println("Original:       " + identity + ", files in " + media.root());
            OUT.println("Target:         " + ImportTargetDatabase.identity(target) + ", files in " + files.place());
            Optional<String> done = new ImportTargetDatabase(target).completedImport(identity);
            if (done.isPresent()) {
                OUT.println("The import is already complete (" + done.get() + "); nothing is left to do.");
                return DONE;
            }
            new ImportTargetDatabase(target).requireFit(identity);
            StagingTables stagingTables = StagingTables.of(legacySource, target);
            return run(stagingTables, media, files, database, target, identity);
        }
    }

    private int run(
            StagingTables stagingTables,
            MediaFolder media,
            ImportTarget files,
            OfflineDatabase database,
            Connection target,
            String identity)
            throws SQLException, IOException {
        new RowConsistencyCheck(stagingTables).run();
        new FileCheck(stagingTables, media).run();
        ImportReport importReport = new ImportReport(stagingTables, OUT);
        importReport.print(importArguments.skipBroken());
        if (importReport.isBroken() && !importArguments.skipBroken()) {
            OUT.println(
                    "Nothing was imported. Fix the legacy data and repeat the check, or import the valid rows with --skip-broken.");
            return REJECTED;
        }
        if (importArguments.dryRun()) {
            OUT.println("Nothing was imported: this was a dry run.");
            return DONE;
        }
        database.migrate();
        new FileTransfer(stagingTables, media, files, ERR).run();
        new RowTransfer(stagingTables, target).run(identity);
        OUT.println("Import complete. Vireo can be started.");
        return DONE;
    }
}
