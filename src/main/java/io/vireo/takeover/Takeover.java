package io.vireo.takeover;

import io.vireo.http.Unavailable;
import io.vireo.media.StoreFull;
import io.vireo.media.TakenFiles;
import io.vireo.platform.DatabaseUnusable;
import io.vireo.platform.OfflineDatabase;
import io.vireo.platform.Settings;
import io.vireo.platform.WrongSetting;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Takes an original Vireo over: reads its rows, checks them and its files, tells what it found, copies the files, and puts the rows
 * into the target in one transaction. Until that transaction the target has no row of it, so an interrupted takeover is simply made
 * again; files that are in the store already are passed over. When it was made, to make it again does nothing.
 */
public final class Takeover {
    private static final int DONE = 0;
    private static final int REFUSED = 1;
    private static final int FAILED = 2;
    private static final PrintStream OUT = System.out;
    private static final PrintStream ERR = System.err;

    private final Arguments arguments;
    private final Settings settings;

    private Takeover(Arguments arguments, Settings settings) {
        this.arguments = arguments;
        this.settings = settings;
    }

    /** The status for the end of the process: 0 when all is well, 1 when it refuses, 2 when it failed. */
    public static int run(String[] given) {
        try {
            Arguments arguments = Arguments.of(given, System.getenv());
            CommandSettings.install();
            return new Takeover(arguments, Settings.current()).run();
        } catch (IllegalArgumentException e) {
            ERR.println(e.getMessage());
            ERR.print(Arguments.USAGE);
        } catch (Refused e) {
            ERR.println("Refused: " + e.getMessage());
            return REFUSED;
        } catch (SQLException | DatabaseUnusable | WrongSetting | IOException | UncheckedIOException e) {
            ERR.println("The takeover failed, and can be made again: " + e.getMessage());
        } catch (Unavailable e) {
            ERR.println("The takeover failed, and can be made again: the object store did not answer as it should.");
        } catch (StoreFull e) {
            ERR.println("The takeover failed, and can be made again: there is not room for all files in the store"
                    + " (--link needs none).");
        }
        return FAILED;
    }

    private int run() throws SQLException, IOException {
        MediaFolder media = new MediaFolder(arguments.media());
        media.require();
        try (TakenFiles files = TakenFiles.of(settings, arguments.link())) {
            if (files.folder().isPresent()) {
                media.requireOther(files.folder().get());
            } else if (arguments.link()) {
                throw new Refused("--link needs a folder to take into, and vireo.media.s3.bucket is set.");
            }
            files.open();
            return run(media, files);
        }
    }

    private int run(MediaFolder media, TakenFiles files) throws SQLException, IOException {
        try (Original original = Original.open(arguments);
                OfflineDatabase database = new OfflineDatabase();
                Connection target = database.connect()) {
            String identity = original.identity();
            OUT.println("Original:       " + identity + ", files in " + media.root());
            OUT.println("Taken into:     " + Target.identity(target) + ", files in " + files.place());
            Optional<String> done = new Target(target).takenOver(identity);
            if (done.isPresent()) {
                OUT.println("It was taken over already (" + done.get() + "); nothing is left to do.");
                return DONE;
            }
            new Target(target).requireFit(identity);
            Staging staging = Staging.of(original, target);
            return take(staging, media, files, database, target, identity);
        }
    }

    private int take(
            Staging staging,
            MediaFolder media,
            TakenFiles files,
            OfflineDatabase database,
            Connection target,
            String identity)
            throws SQLException, IOException {
        new CrossCheck(staging).run();
        new FileCheck(staging, media).run();
        Report report = new Report(staging, OUT);
        report.print(arguments.skipBroken());
        if (report.isBroken() && !arguments.skipBroken()) {
            OUT.println(
                    "Nothing was taken. Mend the original and look again, or take what is whole with --skip-broken.");
            return REFUSED;
        }
        if (arguments.dryRun()) {
            OUT.println("Nothing was taken: this was a dry run.");
            return DONE;
        }
        database.migrate();
        new FileTransfer(staging, media, files, ERR).run();
        new RowTransfer(staging, target).run(identity);
        OUT.println("Taken over. Vireo can be started.");
        return DONE;
    }
}
