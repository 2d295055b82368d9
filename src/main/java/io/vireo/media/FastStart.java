package io.vireo.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts the movie header in front of the media data, so that a player can start with the first bytes (decision 0010). Nothing is
 * encoded anew; all that changes are the places of boxes and the offsets that point to them.
 */
public final class FastStart {
    private static final System.Logger LOG = System.getLogger(FastStart.class.getName());

    private final FileChannel file;
    private final BoxReader reader;
    private @Nullable Box moov;
    private boolean dataFirst;
    private boolean movable = true;
    private long front;

    private FastStart(FileChannel file) throws IOException {
        this.file = file;
        this.reader = new BoxReader(file);
    }

    /**
     * A new draft with the same movie and its header in front. Empty for a file that is right as it is, for one with fragments, one
     * that says something of offsets which is not understood, and if there is no room for a second copy: it is stored as it came.
     *
     * @param draft one that {@link Mp4Inspector} has accepted
     * @param facts what it told
     */
    public static Optional<Draft> of(Draft draft, VideoFacts facts, MediaStore store) {
        Draft ordered = null;
        boolean complete = false;
        try (FileChannel file = FileChannel.open(draft.path(), StandardOpenOption.READ)) {
            FastStart start = new FastStart(file);
            if (!start.isNeeded()) {
                return Optional.empty();
            }
            store.requireRoom(file.size());
            ordered = store.newDraft();
            start.write(ordered);
            complete = Mp4Inspector.inspect(ordered.path()).equals(facts);
        } catch (NotMp4 | StoreFull e) {
            LOG.log(Level.INFO, "A video is stored with its header behind the data: {0}", e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (ordered != null && !complete) {
                ordered.close();
            }
        }
        return complete ? Optional.ofNullable(ordered) : Optional.empty();
    }

    private boolean isNeeded() throws IOException {
        for (long position = 0; position < reader.length() && movable; ) {
            Box box;
            try {
                box = reader.box(position, reader.length());
            } catch (NotMp4 e) {
                break; // bytes of a camera behind the boxes, which stay there
            }
            take(box);
            position = box.end();
        }
        return movable && dataFirst && moov != null;
    }

    private void take(Box box) {
        switch (box.type()) {
            case "ftyp" -> front = box.start() == 0 ? box.end() : front;
            case "mdat" -> dataFirst |= moov == null && box.size() > 0;
            case "moov" -> moov = moov == null ? box : moov;
            // a meta box may point into the file in ways of its own
            case "moof", "meta" -> movable = false;
            default -> {}
        }
    }

    private void write(Draft to) throws IOException {
        if (moov == null) {
            throw new IllegalStateException("There is no moov");
        }
        MovedMoov moved = new MovedMoov(file, reader, moov, front);
        to.write(file, 0, front);
        moved.write(to);
        to.write(file, front, moov.start());
        to.write(file, moov.end(), reader.length());
    }
}
