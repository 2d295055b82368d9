package io.vireo.video.thumbnail;

import io.vireo.media.MediaStore;
import io.vireo.platform.Component;
import io.vireo.platform.jobs.Job;
import io.vireo.platform.jobs.JobHandler;
import io.vireo.platform.jobs.JobQueue;
import io.vireo.video.VideoRepository;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/**
 * Enqueues a job for every published video without a thumbnail. A database that was imported in place may have such videos. The job runs
 * once; a migration adds it.
 */
@Component
class MissingThumbnailJobHandler implements JobHandler {
    static final String KIND = "missing-thumbnails";

    private static final Logger LOG = System.getLogger(MissingThumbnailJobHandler.class.getName());
    private static final int PAGE = 500;

    @Inject
    VideoRepository videos;

    @Inject
    MediaStore store;

    @Inject
    JobQueue jobs;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void handle(Job job) throws InterruptedException {
        int missing = 0;
        List<VideoRepository.Numbered> page = videos.publishedAfter(0, PAGE);
        while (!page.isEmpty()) {
            if (Thread.interrupted()) {
                throw new InterruptedException(); // the node is stopping
            }
            for (VideoRepository.Numbered video : page) {
                if (lacksThumbnail(video.hash())) {
                    jobs.enqueue(ThumbnailJobHandler.KIND, video.hash(), "");
                    missing++;
                }
            }
            page = videos.publishedAfter(page.get(page.size() - 1).id(), PAGE);
        }
        LOG.log(missing > 0 ? Level.INFO : Level.DEBUG, "Enqueued jobs for {0} videos without a thumbnail", missing);
    }

    private boolean lacksThumbnail(String hash) {
        return store.thumbnail(hash).isEmpty() && store.video(hash).isPresent();
    }
}
