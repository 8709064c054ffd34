package io.serenade.rendering.mp4;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Tells machines that artificial intelligence took part: an XMP packet (ISO 16684-1) with IPTC's word for it, in a box
 * of its own after everything that players need.
 */
final class SourceNote {
    private static final byte[] XMP = HexFormat.of().parseHex("be7acfcb97a942e89c71999491e3afac");

    private static final String PACKET = """
            <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/">
             <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
              <rdf:Description rdf:about=""
                xmlns:dc="http://purl.org/dc/elements/1.1/"
                xmlns:xmp="http://ns.adobe.com/xap/1.0/"
                xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">
               <Iptc4xmpExt:DigitalSourceType>http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia</Iptc4xmpExt:DigitalSourceType>
               <dc:description><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:description>
               <xmp:CreatorTool>%s</xmp:CreatorTool>
              </rdf:Description>
             </rdf:RDF>
            </x:xmpmeta>
            <?xpacket end="r"?>""";

    private SourceNote() {}

    static byte[] of(MovieTags tags) {
        String packet = PACKET.formatted(escaped(tags.comment()), escaped(tags.software()));
        BoxWriter out = new BoxWriter();
        return out.box("uuid", () -> out.raw(XMP).raw(packet.getBytes(StandardCharsets.UTF_8)))
                .toByteArray();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
