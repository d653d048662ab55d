package dev.everpost.provider.brevo;

import dev.everpost.mime.Letter.Attachment;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Files in Brevo's form. Brevo refuses a message with a file whose name ends in something that is not on its list, so such a file
 * gets {@code .txt} at the end of its name, and it knows no type but the one of the name. Notes what changed. For one message and
 * one thread.
 */
record BrevoFiles(List<String> adaptations) {

    /** From the reference of POST /smtp/email. */
    private static final Set<String> ENDINGS = Set.of(
            ("xlsx xls ods docx docm doc csv pdf txt gif jpg jpeg png tif tiff rtf bmp cgm css shtml html htm zip xml"
                            + " ppt pptx tar ez ics mobi msg pub eps odt mp3 m4a m4v wma ogg flac wav aif aifc aiff mp4 mov"
                            + " avi mkv mpeg mpg wmv pkpass xlsm")
                    .split(" "));

    List<Map<String, String>> of(List<Attachment> attachments) {
        return attachments.stream().map(this::file).toList();
    }

    private Map<String, String> file(Attachment attachment) {
        var content = Base64.getEncoder().encodeToString(attachment.content().bytes());
        return Map.of("name", named(attachment.fileName()), "content", content);
    }

    private String named(String fileName) {
        int dot = fileName.lastIndexOf('.');
        if (ENDINGS.contains(fileName.substring(dot + 1).toLowerCase(Locale.ROOT)) && dot > 0) {
            return fileName;
        }
        adaptations.add("file " + fileName + " named " + fileName + ".txt, for Brevo refuses its ending");
        return fileName + ".txt";
    }
}
