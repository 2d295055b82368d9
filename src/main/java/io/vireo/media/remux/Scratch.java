package io.vireo.media.remux;

import io.vireo.media.staging.StagedFile;
import io.vireo.media.staging.StagingArea;
import java.util.ArrayList;
import java.util.List;

/** The temporary files of one rewrite, which are deleted together; after a crash the clean-up of the staging area deletes them. */
final class Scratch implements AutoCloseable {
    private final StagingArea stagingArea;
    private final List<StagedFile> files = new ArrayList<>();

    Scratch(StagingArea stagingArea) {
        this.stagingArea = stagingArea;
    }

    Spool spool(int columns) {
        return new Spool(file(), columns);
    }

    StagedFile file() {
        StagedFile file = stagingArea.begin();
        files.add(file);
        return file;
    }

    @Override
    public void close() {
        files.forEach(StagedFile::close);
    }
}
