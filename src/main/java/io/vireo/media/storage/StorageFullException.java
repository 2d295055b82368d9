package io.vireo.media.storage;

import io.vireo.http.ApiException;
import io.vireo.http.CommonError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The file system of the store has no room left, or no more than the reserve. */
public final class StorageFullException extends ApiException {
    private static final long serialVersionUID = 1L;

    private static final List<String> WORDS = words();

    public StorageFullException() {
        super(CommonError.NO_SPACE);
    }

    /**
     * Throws {@link StorageFullException} if {@code e} says that there is no room; Java has no exception of its own for ENOSPC and EDQUOT, only
     * the operating system's words.
     */
    static void throwIfCausedBy(IOException e) {
        String message = lowerCase(e);
        if (WORDS.stream().anyMatch(message::contains)) {
            throw new StorageFullException();
        }
    }

    /** Linux says it in the language of its user: its device that is always full is asked for the words. */
    private static List<String> words() {
        List<String> words = new ArrayList<>(List.of("no space left", "not enough space", "quota"));
        try (FileChannel full = FileChannel.open(Path.of("/dev/full"), StandardOpenOption.WRITE)) {
            full.write(ByteBuffer.allocate(1));
        } catch (FileSystemException e) {
            return words; // there is no such device, or it may not be opened
        } catch (IOException e) {
            words.add(lowerCase(e));
        }
        return words;
    }

    private static String lowerCase(IOException e) {
        return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    }
}
