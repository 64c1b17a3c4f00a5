"""What is furniture and what is not, by examples."""

import pytest

from kg.read import document

FURNITURE = [
    "首页 > 政务公开 > 规划计划 > 正文",
    "当前位置:首页 > 讲话致辞 > 正文",
    "来源：市科技局办公室 发布时间：2023-07-18 09:26 浏览次数：317",
    "字号：【大 中 小】 打印本页 收藏",
    "【打印本页】 【关闭窗口】",
    "上一篇：某局开展安全检查  下一篇：没有了",
    "推荐访问:科技局 座谈会 讲话",
    "展开阅读全文",
    "点击查看更多>>",
    "第1页 / 共7页",
    "某汇报.docx_第2页",
    "— 3 —",
    "温馨提示:",
    "2. 本文档由用户上传,版权归属用户,某网负责整理代发布。",
    "版权声明:本文由网友上传,不代表本站观点,如有侵权请联系删除。",
    "网站客服:12345678",
    "©2012-2025 by www.example.com. All Rights Reserved.",
    "经营许可证编号:京ICP备00000000号",
    "版权所有：某市科学技术局  赣ICP备00000000号",
    "附件下载：",
    "共3页: 上一页 1 2 3 下一页",
    "网站地图 | 联系我们 | 关于我们",
    "文章来源：某某网 作者：佚名",
    "责任编辑：小禾",
    "评论(0) 点赞(12)",
    "声明：本站内容由会员上传，如有侵权请联系客服删除",
    "某市人民政府办公室 京公网安备 00000000000000号",
    "还剩5页未读，继续阅读",
    "下面是小编为大家整理的某某讲话,供大家参考。",
]
TEXT = [
    "首页建设要突出重点，及时发布信息。",
    "来源于财政的资金占比达到30%。",
    "（一）主办单位：市科技局",
    "时间：2023年5月6日至8日",
    "联系人：张三  电话：0000-0000000",
    "申报单位通过网站下载申报表，点击“网上申报”提交。",
    "打造版权交易平台，完善版权保护机制。",
    "附件：1.申请表",
    "第3页所列项目由市财政局负责。",
    "推荐单位：市科技局",
    "日期：",
    "编制说明",
    "自营平台须取得ICP备案许可证，并有独立域名。",
    "技术支持：0000-00000000",
    "温馨提示：请仔细阅读本指南，仍有疑问再电话咨询。",
    "2.本文及附件可在市工信局网站通知公告栏下载。",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_is_marked_with_its_kind(line: str) -> None:
    text = f"市科技局工作总结\n{line}\n建设平台。\n"
    (item,) = document(text).furniture
    assert text[item.start : item.end] == line and item.kind


@pytest.mark.parametrize("line", TEXT)
def test_document_text_is_not(line: str) -> None:
    assert document(f"市科技局工作总结\n{line}\n建设平台。\n").furniture == ()


def test_a_notice_inside_a_line_is_marked_alone() -> None:
    text = "全市新引育人才 ……(未完,全文共4311字,当前仅显示2271字,请阅读下面提示信息。\n收藏《讲话》)"
    (item,) = document(text).furniture
    assert text[: item.start] == "全市新引育人才 " and item.kind == "omission"
