extension ReportPage {
  /// The page's style sheet: one column that fits a phone, light or dark as the reader's system is, black on white on paper. Every pair of text and ground
  /// has a contrast of at least 4.5 to 1, every column of a chart and its ground one of 3 to 1.
  static let style = """
    :root{color-scheme:light dark;--ground:#fff;--card:#f5f7f9;--line:#d5dbe1;--text:#1a2027;--soft:#55606c;--accent:#1565a8;--copy:#b96a00;--mark:#ffe79a;--cue:#cfe5d2}
    @media (prefers-color-scheme:dark){:root{--ground:#12161b;--card:#1b2128;--line:#38424d;--text:#e5e9ee;--soft:#a5b0bc;--accent:#62aceb;--copy:#eda53c;--mark:#6a5200;--cue:#1f4d33}}
    *{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
    body{margin:0;background:var(--ground);color:var(--text);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",Arial,sans-serif;overflow-wrap:break-word}
    header,main,footer{max-width:70rem;margin:0 auto;padding:0 1rem}
    header{padding-top:1.75rem}
    h1{font-size:1.9rem;line-height:1.15;margin:0}
    h2{font-size:1.3rem;line-height:1.25;margin:2.75rem 0 .35rem;padding-top:.9rem;border-top:1px solid var(--line)}
    h3{font-size:1rem;margin:1.25rem 0 .25rem}
    p{margin:.35rem 0 .7rem;max-width:46rem;overflow-wrap:anywhere}
    h1,td{overflow-wrap:anywhere}
    .doubts p{overflow-wrap:anywhere}
    .soft,footer,.kind{color:var(--soft)}
    a{color:var(--accent)}
    a:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
    nav ul{display:flex;flex-wrap:wrap;gap:.15rem 1.1rem;margin:1rem 0 0;padding:0;list-style:none}
    .tiles{display:grid;grid-template-columns:repeat(4,1fr);gap:.6rem;margin:1.1rem 0;padding:0;list-style:none}
    .tiles li{background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:.55rem .8rem}
    .tiles span{display:block;color:var(--soft);font-size:.875rem}
    .tiles b{font-size:1.25rem;font-weight:600;line-height:1.3;font-variant-numeric:tabular-nums;white-space:nowrap}
    .tiles small{font-size:.875rem;white-space:nowrap}
    .scroll{overflow-x:auto}
    table{border-collapse:collapse;width:100%;font-size:.9375rem}
    table.small{max-width:40rem}
    caption{text-align:start;font-weight:600;padding:.9rem 0 .3rem}
    th,td{padding:.3rem .55rem;text-align:start;vertical-align:top;border-bottom:1px solid var(--line)}
    th:first-child,td:first-child{padding-inline-start:0}
    thead th{color:var(--soft);font-weight:600;font-size:.8125rem;vertical-align:bottom;white-space:nowrap}
    tbody th{font-weight:400;min-width:8rem;overflow-wrap:anywhere}
    .tight th,.tight td{padding-inline:.3rem}
    .tight th:first-child{min-width:7rem;padding-inline-start:0}
    th.long{min-width:11rem}
    .sum th,.sum td{font-weight:600;border-bottom:0}
    .n{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap;overflow-wrap:normal}
    .bar{display:block;height:.3rem;margin-top:.2rem;background:var(--accent);border-radius:.1rem;min-width:2px}
    .columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,20rem),1fr));gap:0 2rem}
    .matrix th[scope=row]{position:sticky;left:0;background:var(--ground);min-width:9rem;max-width:16rem}
    .matrix td.h{background:color-mix(in srgb,var(--accent) calc(var(--v)*1%),var(--ground))}
    .chart{margin:1rem 0}
    .legend{display:flex;gap:1.2rem;font-size:.875rem;margin:0 0 .35rem 3rem}
    .legend i{display:inline-block;width:.8rem;height:.8rem;margin-inline-end:.4rem;border-radius:.1rem;vertical-align:-.05rem}
    .plot{display:grid;grid-template-columns:2.6rem 1fr;column-gap:.4rem;padding-top:.4rem}
    .y{display:flex;flex-direction:column;justify-content:space-between;text-align:end;font-size:.75rem;line-height:1;color:var(--soft);height:11rem;margin:-.35rem 0}
    .plot svg{width:100%;height:10.3rem;display:block;border-bottom:1px solid var(--soft)}
    .grid{stroke:var(--line);fill:none;vector-effect:non-scaling-stroke;stroke-dasharray:2 3}
    .s0{fill:var(--accent);background:var(--accent)}
    .s1{fill:var(--copy);background:var(--copy)}
    .x{grid-column:2;position:relative;height:1.5rem;font-size:.75rem;color:var(--soft)}
    .x span{position:absolute;top:.3rem;transform:translateX(-50%);white-space:nowrap;line-height:1}
    .x .first{transform:none;left:0!important}
    .x .last{transform:translateX(-100%);left:100%!important}
    details{margin:.4rem 0}
    summary{cursor:pointer;color:var(--accent);width:fit-content}
    code{font:.875em/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace}
    ol.doubts{list-style:none;margin:1rem 0 0;padding:0}
    .doubts li{border:1px solid var(--line);border-radius:.5rem;padding:.6rem .85rem;margin:0 0 .7rem}
    .doubts p{margin:0;max-width:none}
    .doubts .about{font-size:.875rem;color:var(--soft);margin-bottom:.3rem}
    .about b{color:var(--text)}
    mark{background:var(--mark);color:inherit;border-radius:.15rem;padding:0 .1em}
    mark.cue{background:var(--cue)}
    mark.speaker{background:none;text-decoration:underline 2px var(--accent);text-underline-offset:.2em}
    .missing{background:var(--card);border-inline-start:3px solid var(--line);padding:.5rem .8rem}
    footer{padding:2rem 1rem 3rem;font-size:.875rem}
    @media (max-width:40rem){.tiles{grid-template-columns:1fr 1fr}h1{font-size:1.6rem}.x .minor{display:none}th,td{padding:.3rem .4rem}.plot{grid-template-columns:2.2rem 1fr}.legend{margin-inline-start:2.6rem}}
    @media print{:root{color-scheme:light;--ground:#fff;--card:#fff;--line:#bbb;--text:#000;--soft:#444;--accent:#1565a8;--copy:#b96a00;--mark:#ffe79a;--cue:#cfe5d2}
    body{font-size:10pt}nav,details{display:none}header,main,footer{max-width:none;padding:0}h2{margin-top:1.5rem}
    h2,h3,caption,section>p{break-after:avoid}p,figure,tr,li,.columns>div{break-inside:avoid}.scroll{overflow:visible}.matrix th[scope=row]{position:static}
    *{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
    """
}
