package io.vireo.streaming.chapter;

import io.vireo.platform.Component;
import io.vireo.platform.jobs.Job;
import io.vireo.platform.jobs.JobHandler;
import io.vireo.video.VideoRepository;
import jakarta.inject.Inject;
import java.util.List;

/** Finds the videos whose descriptions had chapters before chapters were known. The job runs once; a migration adds it. */
@Component
class DescribedChapters implements JobHandler {
    private static final int PAGE = 500;

    @Inject
    VideoRepository videos;

    @Inject
    ChapterService chapters;

    @Override
    public String kind() {
        return "chapters-of-descriptions";
    }

    @Override
    public boolean isLongRunning() {
        return true;
    }

    @Override
    public void handle(Job job) throws InterruptedException {
        List<VideoRepository.Numbered> page = videos.publishedAfter(0, PAGE);
        while (!page.isEmpty()) {
            for (VideoRepository.Numbered video : page) {
                if (Thread.interrupted()) {
                    throw new InterruptedException(); // the node is stopping
                }
                chapters.refresh(video.hash());
            }
            page = videos.publishedAfter(page.get(page.size() - 1).id(), PAGE);
        }
    }
}
