package io.vireo.media;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The frames that owners may choose from, as long as they are about it: {@code choices/<hash>/<n>.jpg}. They are made when asked for
 * and thrown away after a while, since they can be made again (decision 0012).
 */
final class ProposedFrames {
    static final String DIRECTORY = "choices";

    private final StoredFiles files;

    ProposedFrames(StoredFiles files) {
        this.files = files;
    }

    /** How many there are of a video; 0 if none have been made. */
    int count(String hash) throws IOException {
        int count = 0;
        while (get(hash, count + 1).isPresent()) {
            count++;
        }
        return count;
    }

    /** From the last to the first, with which all of them are there; if others were faster, theirs stay. */
    void put(String hash, List<byte[]> jpegs) throws IOException {
        if (count(hash) == 0) {
            for (int number = jpegs.size(); number > 0; number--) {
                files.put(name(hash, number), MediaStore.JPEG, jpegs.get(number - 1));
            }
        }
    }

    /** @param number from 1 on */
    Optional<StoredFile> get(String hash, int number) throws IOException {
        return files.find(name(hash, number), MediaStore.JPEG);
    }

    void remove(String hash) throws IOException {
        files.removeAll(DIRECTORY + '/' + hash);
    }

    private static String name(String hash, int number) {
        return DIRECTORY + '/' + hash + '/' + number + ".jpg";
    }
}
