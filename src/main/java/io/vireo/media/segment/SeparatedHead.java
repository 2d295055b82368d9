package io.vireo.media.segment;

import static io.vireo.media.segment.FragmentHead.HAS_COMPOSITION_OFFSET;
import static io.vireo.media.segment.FragmentHead.HAS_DURATION;
import static io.vireo.media.segment.FragmentHead.MDAT;
import static io.vireo.media.segment.FragmentHead.MDAT_HEADER;
import static io.vireo.media.segment.FragmentHead.TRAF;
import static io.vireo.media.segment.FragmentHead.TRUN;
import static io.vireo.media.segment.FragmentHead.TRUN_HEADER;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The head of a segment with one of the two tracks, made from the head with both, which {@link FragmentHead} has written.
 *
 * @param head the head
 * @param pieces the ranges of the video file that follow
 */
public record SeparatedHead(ByteBuffer head, List<DataRange> pieces) {
    private static final int MFHD_END = 24;

    /** Returns the length in bytes, with the head. */
    public long length() {
        return head.remaining() + DataRange.bytes(pieces);
    }

    /** Returns the segment with the video alone. The same ranges follow; the bytes of the audio belong to no sample. */
    public static SeparatedHead video(ByteBuffer muxed, List<DataRange> ranges) {
        int videoEnd = MFHD_END + muxed.getInt(MFHD_END);
        int moof = muxed.getInt(0);
        int removed = moof - videoEnd;
        ByteBuffer head = ByteBuffer.allocate(muxed.limit() - removed);
        head.put(0, muxed, 0, videoEnd).putInt(0, moof - removed);
        for (int at = MFHD_END + 8; at < videoEnd; at += head.getInt(at)) {
            if (head.getInt(at + 4) == TRUN) {
                head.putInt(at + 16, head.getInt(at + 16) - removed);
            }
        }
        head.put(videoEnd, muxed, moof, MDAT_HEADER);
        return new SeparatedHead(head, ranges);
    }

    /** Returns the segment with the audio alone, whose pieces are many; empty if the segment has none. */
    public static SeparatedHead audio(ByteBuffer muxed, List<DataRange> ranges) {
        int start = MFHD_END + muxed.getInt(MFHD_END);
        int moof = muxed.getInt(0);
        if (start >= moof || muxed.getInt(start + 4) != TRAF) {
            return new SeparatedHead(ByteBuffer.allocate(0), List.of());
        }
        List<DataRange> pieces = new ArrayList<>();
        ByteBuffer rows = ByteBuffer.allocate(moof - start);
        int samples = 0;
        int flags = 0;
        int runs = start + 8;
        for (int at = start + 8; at < moof; at += muxed.getInt(at)) {
            if (muxed.getInt(at + 4) != TRUN) {
                runs = at + muxed.getInt(at);
                continue;
            }
            flags = muxed.getInt(at + 8);
            samples += muxed.getInt(at + 12);
            int rowBytes = muxed.getInt(at) - TRUN_HEADER;
            rows.put(muxed.slice(at + TRUN_HEADER, rowBytes));
            int bytes = bytes(muxed, at, flags);
            if (bytes > 0) {
                pieces.add(new DataRange(DataRange.offset(ranges, muxed.getInt(at + 16) - muxed.limit()), bytes));
            }
        }
        rows.flip();
        int trun = TRUN_HEADER + rows.remaining();
        int traf = runs - start + trun;
        int newMoof = MFHD_END + traf;
        ByteBuffer head = ByteBuffer.allocate(newMoof + MDAT_HEADER);
        head.putInt(newMoof).put(muxed.slice(4, MFHD_END - 4));
        head.putInt(traf).put(muxed.slice(start + 4, runs - start - 4));
        head.putInt(trun).putInt(TRUN).putInt(flags).putInt(samples).putInt(newMoof + MDAT_HEADER);
        head.put(rows);
        head.putInt(MDAT_HEADER + (int) DataRange.bytes(pieces)).putInt(MDAT);
        return new SeparatedHead(head.flip(), pieces);
    }

    /** Returns the total size of the samples of a run. */
    private static int bytes(ByteBuffer head, int trun, int flags) {
        int durations = (flags & HAS_DURATION) == 0 ? 0 : 4;
        int row = 4 + durations + ((flags & HAS_COMPOSITION_OFFSET) == 0 ? 0 : 4);
        int bytes = 0;
        for (int at = trun + TRUN_HEADER + durations; at < trun + head.getInt(trun); at += row) {
            bytes += head.getInt(at);
        }
        return bytes;
    }
}
