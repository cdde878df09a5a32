// Search of the manual: every word must occur in a section; headings count more than texts.
(function () {
  "use strict";
  var field = document.getElementById("search"), found = document.getElementById("found");
  var MOST = 20, AROUND = 40;

  function score(section, words) {
    var head = (section[1] + " " + section[2].split("#")[1]).toLowerCase();
    var page = section[0].toLowerCase(), text = section[3].toLowerCase();
    var sum = 0;
    for (var i = 0; i < words.length; i++) {
      var own = head.indexOf(words[i]) >= 0 ? 10 : 0;
      own += page.indexOf(words[i]) >= 0 ? 2 : 0;
      own += text.indexOf(words[i]) >= 0 ? 1 : 0;
      if (!own) { return 0; }
      sum += own;
    }
    return sum;
  }

  function extract(section, word) {
    var at = section[3].toLowerCase().indexOf(word);
    if (at < 0) { return section[3].slice(0, 2 * AROUND); }
    var from = Math.max(0, at - AROUND);
    return (from ? "\u2026" : "") + section[3].slice(from, at + word.length + AROUND);
  }

  function show() {
    var words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    found.textContent = "";
    found.hidden = !words.length;
    if (!words.length) { return; }
    var hits = SECTIONS.map(function (section) { return [score(section, words), section]; })
      .filter(function (hit) { return hit[0]; })
      .sort(function (a, b) { return b[0] - a[0]; }).slice(0, MOST);
    if (!hits.length) { found.textContent = field.dataset.nothing; }
    hits.forEach(function (hit) {
      var section = hit[1], link = document.createElement("a"), more = document.createElement("small");
      link.href = field.dataset.top + section[2];
      link.textContent = section[1] === section[0] ? section[0] : section[1] + " \u00b7 " + section[0];
      more.textContent = extract(section, words[0]);
      link.appendChild(more);
      found.appendChild(link);
    });
  }

  field.addEventListener("input", show);
  show();
}());
