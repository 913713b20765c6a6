/// Elements that are told apart; what a page calls otherwise is `.other`, or `.inline` where it stands in a line.
enum Tag: String {
    case text = "#text"
    case other = "#other"
    case inline = "#inline"
    case html, head, title, meta, link, base, body
    case script, style, noscript, template, iframe, object, embed, svg, math, canvas, audio, video, map
    case select, option, textarea, button, input, form, fieldset, label, datalist, dialog, menu, marquee
    case nav, header, footer, aside, main, article, section, figure, figcaption, picture, source, hgroup
    case h1, h2, h3, h4, h5, h6
    case p, div, ul, ol, li, dl, dt, dd, blockquote, pre, address, center, br, hr, img, details, summary
    case table, thead, tbody, tfoot, tr, td, th, caption, colgroup, col
    case a, span, b, strong, i, em, u, font, small, big, sub, sup, s, strike, del, ins, mark, abbr, acronym
    case cite, code, q, bdi, bdo, tt, `var`, kbd, samp, time, data, wbr, nobr, ruby, rt, rp

    init(name: String) {
        if let tag = Tag(rawValue: name), name != "#text" {
            self = tag
        } else {
            // What word processors leave behind (`o:p`, `st1:place`) stands in the middle of words.
            self = name.contains(":") ? .inline : .other
        }
    }

    /// Whether text goes on past the borders of the element.
    var isInline: Bool {
        switch self {
        case .a, .span, .b, .strong, .i, .em, .u, .font, .small, .big, .sub, .sup, .s, .strike, .del, .ins,
            .mark,
            .abbr, .acronym, .cite, .code, .q, .bdi, .bdo, .tt, .var, .kbd, .samp, .time, .data, .wbr, .nobr,
            .ruby, .rt, .rp, .img, .label, .picture, .source, .inline, .text, .map, .input:
            true
        default: false
        }
    }

    /// Whether a reader sees nothing of its text, or something other than text.
    var hasNoText: Bool {
        switch self {
        case .head, .title, .meta, .link, .base, .script, .style, .noscript, .template, .iframe, .object,
            .embed,
            .svg, .math, .canvas, .audio, .video, .map, .select, .option, .textarea, .button, .input,
            .datalist,
            .colgroup, .col:
            true
        default: false
        }
    }

    /// From 1 to 6; `nil` of what is no heading.
    var headingLevel: Int? {
        switch self {
        case .h1: 1
        case .h2: 2
        case .h3: 3
        case .h4: 4
        case .h5: 5
        case .h6: 6
        default: nil
        }
    }
}
