package io.vireo.media.remux;

import java.util.Map;

/** Names of codecs for users: of sample entries of MP4 and QuickTime, and of codec ids of Matroska. */
final class CodecNames {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("apch", "Apple ProRes"),
            Map.entry("apcn", "Apple ProRes"),
            Map.entry("apcs", "Apple ProRes"),
            Map.entry("apco", "Apple ProRes"),
            Map.entry("ap4h", "Apple ProRes"),
            Map.entry("ap4x", "Apple ProRes"),
            Map.entry("aprn", "Apple ProRes RAW"),
            Map.entry("aprh", "Apple ProRes RAW"),
            Map.entry("mjpa", "Motion JPEG"),
            Map.entry("mjpb", "Motion JPEG"),
            Map.entry("jpeg", "Motion JPEG"),
            Map.entry("mp4v", "MPEG-4 Visual"),
            Map.entry("AVdn", "DNxHD"),
            Map.entry("AVdh", "DNxHR"),
            Map.entry("CFHD", "CineForm"),
            Map.entry("rle ", "Apple Animation"),
            Map.entry("SVQ1", "Sorenson Video"),
            Map.entry("SVQ3", "Sorenson Video"),
            Map.entry("encv", "an encrypted form"),
            Map.entry("sowt", "PCM (sowt)"),
            Map.entry("twos", "PCM (twos)"),
            Map.entry("lpcm", "PCM (lpcm)"),
            Map.entry("in24", "PCM (in24)"),
            Map.entry("in32", "PCM (in32)"),
            Map.entry("fl32", "PCM (fl32)"),
            Map.entry("fl64", "PCM (fl64)"),
            Map.entry("raw ", "PCM (raw)"),
            Map.entry("NONE", "PCM"),
            Map.entry("alac", "Apple Lossless (ALAC)"),
            Map.entry("ac-3", "AC-3"),
            Map.entry("ec-3", "E-AC-3"),
            Map.entry("apac", "Apple Positional Audio (apac)"),
            Map.entry("ulaw", "G.711"),
            Map.entry("alaw", "G.711"),
            Map.entry("ima4", "IMA ADPCM"),
            Map.entry("QDM2", "QDesign Music"),
            Map.entry("V_VP8", "VP8"),
            Map.entry("V_THEORA", "Theora"),
            Map.entry("V_MPEG1", "MPEG-1"),
            Map.entry("V_MPEG2", "MPEG-2"),
            Map.entry("V_MPEG4/ISO/SP", "MPEG-4 Visual"),
            Map.entry("V_MPEG4/ISO/ASP", "MPEG-4 Visual"),
            Map.entry("V_MPEG4/ISO/AP", "MPEG-4 Visual"),
            Map.entry("V_PRORES", "Apple ProRes"),
            Map.entry("V_MJPEG", "Motion JPEG"),
            Map.entry("V_FFV1", "FFV1"),
            Map.entry("V_UNCOMPRESSED", "an uncompressed form"),
            Map.entry("A_VORBIS", "Vorbis"),
            Map.entry("A_AC3", "AC-3"),
            Map.entry("A_EAC3", "E-AC-3"),
            Map.entry("A_DTS", "DTS"),
            Map.entry("A_TRUEHD", "TrueHD"),
            Map.entry("A_ALAC", "Apple Lossless (ALAC)"),
            Map.entry("A_MPEG/L1", "MPEG audio layer 1"),
            Map.entry("A_MPEG/L2", "MP2"),
            Map.entry("A_WAVPACK4", "WavPack"),
            Map.entry("A_PCM/INT/LIT", "PCM"),
            Map.entry("A_PCM/INT/BIG", "PCM"),
            Map.entry("A_PCM/FLOAT/IEEE", "PCM"));

    private static final int LONGEST = 40;

    private CodecNames() {}

    /** Returns the name; for an unknown codec its id, without unusual characters. */
    static String of(String id) {
        String known = NAMES.get(id);
        if (known != null) {
            return known;
        }
        String plain = id.replaceAll("[^A-Za-z0-9._/ -]", "").strip();
        String cut = plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
        return cut.isEmpty() ? "an unknown codec" : '"' + cut + '"';
    }
}
